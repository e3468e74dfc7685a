import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, limit):
    say(f"{name}: limit is {limit}")


if __name__ == "__main__":
    limit = len("abc")
    children = [
        Process(target=work, args=(name, limit))
        for name in ("left", "right")
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")
