# not joined on purpose
import os
from multiprocessing.managers import SyncManager


def say(text):
    print(f"[{os.getpid()}] {text}")


def initializer():
    int("n/a")


if __name__ == "__main__":
    manager = SyncManager()
    manager.start(initializer)
    say("started")
