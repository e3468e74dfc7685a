import os
import pickle
from threading import Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


class Inner:
    def __init__(self):
        self.name = "inner"
        self.lock = Lock()


class Job:
    def __init__(self):
        self.number = 3
        self.inner = Inner()


def find(path, thing):
    try:
        pickle.dumps(thing)
    except (TypeError, pickle.PicklingError) as error:
        say(f"{path}: {type(error).__name__}")
        for name, value in getattr(thing, "__dict__", {}).items():
            find(f"{path}.{name}", value)  # (1)!


if __name__ == "__main__":
    find("job", Job())
