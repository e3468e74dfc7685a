import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


limit = 0


def work(name):
    say(f"{name}: limit is {limit}")


if __name__ == "__main__":
    limit = len("abc")
    children = [
        Process(target=work, args=(name,))
        for name in ("left", "right")
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")
