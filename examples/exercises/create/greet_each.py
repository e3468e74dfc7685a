import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def greet(name):
    say(f"hello {name}")


if __name__ == "__main__":
    children = [
        Process(target=greet, args=(name,)) for name in ("ann", "bob")
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")
