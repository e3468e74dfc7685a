import os
from multiprocessing import Pool
from unittest.mock import patch

RATE = 2


def say(text):
    print(f"[{os.getpid()}] {text}")


def price(number):
    return number * RATE


if __name__ == "__main__":
    with patch("__main__.RATE", 100):
        say(f"here: {price(1)}")
        with Pool(1) as pool:
            say(f"in a worker: {pool.apply(price, (1,))}")
