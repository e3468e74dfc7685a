# needs: Linux
import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    pool = get_context("fork").Pool(1)

    def square(number):
        return number * number

    result = pool.apply_async(square, (3,))
    say(f"result {result.get()}")
