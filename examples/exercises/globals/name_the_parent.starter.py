import os
from multiprocessing import Process, parent_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    pass  # (1)!


if __name__ == "__main__":
    for name in ("left", "right"):
        child = Process(target=tell)  # (2)!
        child.start()
        child.join()
