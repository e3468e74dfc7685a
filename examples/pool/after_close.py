import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        say(f"squares is {pool.map(square, range(4))}")
        pool.close()
        pool.apply_async(square, (4,))
