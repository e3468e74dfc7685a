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
        futures = [executor.submit(square, n) for n in NUMBERS]
        for done, future in enumerate(as_completed(futures), start=1):
            say(f"{done} of {len(futures)}")
            squares[NUMBERS[done - 1]] = future.result()
    say(f"squares is {dict(sorted(squares.items()))}")
