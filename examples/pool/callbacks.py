import os
import threading
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    say(f"start {number}")
    return 100 / number


def on_result(result):
    main = threading.current_thread() is threading.main_thread()
    say(f"got {result}, main thread: {main}")


def on_error(error):
    say(f"error {error!r}")


if __name__ == "__main__":
    say("submit")
    with Pool(1) as pool:
        for number in (5, 0, 4):
            pool.apply_async(
                divide,
                (number,),
                callback=on_result,
                error_callback=on_error,
            )
        pool.close()
        pool.join()
    say("joined the pool")
