import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    return number**2


if __name__ == "__main__":
    with Pool(3) as pool:
        squares = pool.map(square, [3, 1, 2])
    say(f"squares is {squares}")
