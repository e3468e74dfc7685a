import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    say(f"MODE is {os.environ['MODE']}")


if __name__ == "__main__":
    for mode in ("first", "second"):
        os.environ["MODE"] = mode
        child = Process(target=tell)
        child.start()
        child.join()
        say(f"joined, MODE is {os.environ['MODE']}")
