import os
from multiprocessing import Manager, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(queue, number):
    say(f"put {number}")  # (1)!


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        queue = manager.Queue()
        squares = []
        pass  # (2)!
    say(f"squares is {squares}")
