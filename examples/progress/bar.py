import os
import sys
from multiprocessing import Pool
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(number):
    sleep(0.01)
    return number, number * number


def with_bar(results, total, width=20):
    for done, result in enumerate(results, 1):
        bar = "#" * (done * width // total)
        sys.stdout.write(f"{bar:.<{width}} {done}/{total}\r")  # (1)!
        yield result
    sys.stdout.write("\n")


if __name__ == "__main__":
    numbers = range(5)
    with Pool(2) as pool:
        results = pool.imap_unordered(task, numbers)
        squares = dict(with_bar(results, len(numbers)))
    say(f"{len(squares)} results, the sum is {sum(squares.values())}")
