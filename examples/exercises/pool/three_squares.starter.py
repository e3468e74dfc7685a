import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")  # (1)!


if __name__ == "__main__":
    numbers = [3, 1, 2]
    pass  # (2)!
    say(f"{len(active_children())} workers")
    squares = []  # (3)!
    say(f"squares is {squares}")
