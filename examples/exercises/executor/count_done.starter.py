import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from time import sleep

NUMBERS = (3, 1, 2)


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    sleep(number / 10)  # (1)!


if __name__ == "__main__":
    squares = {}
    with ProcessPoolExecutor(2) as executor:
        pass  # (2)!
    say(f"squares is {dict(sorted(squares.items()))}")
