import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(number):
    return number


if __name__ == "__main__":
    numbers = range(1000)
    with Pool(2) as pool:
        total = sum(pool.map(add_up, numbers, chunksize=250))
    say(f"total is {total}")
