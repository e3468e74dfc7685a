import os
from functools import wraps
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def in_parallel(function):
    @wraps(function)
    def for_all(numbers):
        with Pool(1) as pool:
            return pool.map(function, numbers)

    return for_all


def square(number):
    return number * number


if __name__ == "__main__":
    squares = in_parallel(square)
    say(f"results {squares([3, 4])}")
