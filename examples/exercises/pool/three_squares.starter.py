import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")  # (1)!


if __name__ == "__main__":
    numbers = [3, 1, 2]
    squares = []
    pass  # (2)!
    say(f"squares is {squares}")
