import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    pass  # (1)!


if __name__ == "__main__":
    limit = len("abc")  # (2)!
    pass
    say("joined")
