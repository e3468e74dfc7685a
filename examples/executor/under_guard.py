import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":

    def work():
        return 42

    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        error = executor.submit(work).exception()
        say(f"error is {error!r}")
    sys.exit(1 if error else 0)
