import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def greet(name):
    pass  # (1)!


if __name__ == "__main__":
    pass  # (2)!
