import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(numbers):
    say(f"add up {len(numbers)} numbers")  # (1)!


if __name__ == "__main__":
    numbers = range(1000)
    total = 0
    pass  # (2)!
    say(f"total is {total}")
