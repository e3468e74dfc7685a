import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    return number**2


if __name__ == "__main__":
    pool = Pool(3)
    squares = pool.map(square, [3, 1, 2])
    say(f"squares is {squares}")
