import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(number, queue):
    say(f"added {number}")  # (1)!


if __name__ == "__main__":
    queue, total = Queue(), 0
    pass  # (2)!
    say(f"total is {total}")
