import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(a, b):
    say(f"add {a} {b}")
    return a + b


if __name__ == "__main__":
    with Pool(2) as pool:
        sums = pool.starmap(add, [(1, 2), (3, 4)])
    say(f"sums is {sums}")
