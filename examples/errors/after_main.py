import os
from concurrent.futures import ProcessPoolExecutor
from threading import Thread, main_thread


def say(text):
    print(f"[{os.getpid()}] {text}")


def later(executor):
    main_thread().join()
    try:
        executor.submit(abs, -11)
    except RuntimeError as error:
        say(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    Thread(target=later, args=(ProcessPoolExecutor(1),)).start()
    say("main thread ends")
