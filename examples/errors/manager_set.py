import os
from multiprocessing import Manager


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with Manager() as manager:
        names = manager.set()
        names.add("Ann")
        say(f"{len(names)} name")
