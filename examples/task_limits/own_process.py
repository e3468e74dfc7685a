import os
from time import sleep

from in_time import in_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(name):
    if name == "fails":
        return int("n/a")
    if name == "dies":
        os._exit(3)
    if name == "stuck":
        sleep(1000)
    return "x" * 1_000_000


if __name__ == "__main__":
    names = ["stuck", "stuck", "fails", "dies", "large"]  # (1)!
    for name, result, error in in_time(task, names, limit=3, at_once=2):
        say(f"{name}: {error or len(result)}")
