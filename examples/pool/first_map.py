import os
import random
import time
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    time.sleep(random.random() / 10)
    say(f"end {number}")
    return number * number


if __name__ == "__main__":
    with Pool(3) as pool:
        squares = pool.map(square, range(6))
    say(f"squares is {squares}")
