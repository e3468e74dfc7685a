import os
import sys
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def crash():
    say("start crash")
    sys.exit(1)


def square(number):
    say(f"start {number}")
    say(f"end {number}")
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        lost = pool.apply_async(crash)
        later = pool.apply_async(square, (3,))
        say(f"got {later.get()}")
        say(f"got {lost.get(timeout=1)}")
