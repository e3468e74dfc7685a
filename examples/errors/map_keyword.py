import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def scale(number, by):
    say(f"result {number * by}")


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(scale, [1, 2], by=10)
