import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    return number * number


def on_result(result):
    say(f"got {result}")
    raise ValueError("callback")


if __name__ == "__main__":
    with Pool(1) as pool:
        pool.apply_async(square, (3,), callback=on_result)
        pool.close()
        pool.join()
        say("joined the pool")
