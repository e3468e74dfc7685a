import os
from functools import partial
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


task = square
square = partial(square, 3)

if __name__ == "__main__":
    with Pool(1) as pool:
        say(f"results {pool.map(task, [3, 4])}")
