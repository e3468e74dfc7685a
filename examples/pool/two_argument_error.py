import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class TooBig(Exception):
    def __init__(self, number, limit):
        super().__init__(f"{number} is over {limit}")


def square(number):
    say(f"start {number}")
    raise TooBig(number, 10)


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(square, (11,))
        say(f"got {result.get()}")
