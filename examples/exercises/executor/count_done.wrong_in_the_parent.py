import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from time import sleep

NUMBERS = (3, 1, 2)


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"start {number}")
    sleep(number / 10)
    return number * number


if __name__ == "__main__":
    squares = {}
    with ProcessPoolExecutor(2) as executor:
        for done, number in enumerate(NUMBERS, start=1):
            squares[number] = square(number)
            say(f"{done} of {len(NUMBERS)}")
    say(f"squares is {dict(sorted(squares.items()))}")
