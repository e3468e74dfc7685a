import os
from concurrent.futures import ProcessPoolExecutor

TEXTS = ("1", "x", "3", "4")


def say(text):
    print(f"[{os.getpid()}] {text}")


def read(text):
    say(f"start {text}")
    return int(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        try:
            for number in executor.map(read, TEXTS):
                say(f"got {number}")
        except ValueError:
            say("x failed")
