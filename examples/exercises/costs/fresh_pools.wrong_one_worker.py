import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    say(f"end {number}")
    return number**2


if __name__ == "__main__":
    with Pool(1) as pool:
        for numbers in ([1, 2, 3], [4, 5], [6, 7], [8, 9]):
            squares = pool.map(square, numbers)
            say(f"squares is {squares}")
