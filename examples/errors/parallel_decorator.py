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


@in_parallel
def square(number):
    return number * number


if __name__ == "__main__":
    say(f"results {square([3, 4])}")
