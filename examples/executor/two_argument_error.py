import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


class BadLine(Exception):
    def __init__(self, name, line):
        super().__init__(f"{name}, line {line}")


def work():
    say("raise BadLine")
    raise BadLine("a.txt", 7)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(work)
        say(f"got {future.result()}")
