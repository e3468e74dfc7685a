import os
import warnings
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(n):
    return n * n


if __name__ == "__main__":
    warnings.simplefilter("always")
    pool = Pool(1)
    say(f"squares are {pool.map(square, [2, 3])}")
    del pool
    say("done")
