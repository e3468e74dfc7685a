import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number, results):
    say(f"square {number}")  # (1)!


if __name__ == "__main__":
    results = Queue()
    squares = {}
    pass  # (2)!
    say(f"squares is {dict(sorted(squares.items()))}")
