import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def greet(*name):
    say(f"hello {name}")


if __name__ == "__main__":
    child = Process(target=greet, args=("ann"))
    child.start()
    child.join()
    say("joined")
