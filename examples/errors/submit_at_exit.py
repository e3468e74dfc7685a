import atexit
import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def flush():
    try:
        executor.submit(abs, -11)
    except RuntimeError as error:
        say(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    atexit.register(flush)
    say(f"abs is {executor.submit(abs, -11).result()}")
