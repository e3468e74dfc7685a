import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


class BadLine(Exception):
    def __init__(self):
        super().__init__("a.txt", 7)


def work():
    say("raise BadLine")
    raise BadLine


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(work)
        say(f"got {future.result()}")
