import os
import pickle
from threading import Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


class Inner:
    def __init__(self, job):
        self.job = job
        self.lock = Lock()


class Job:
    def __init__(self):
        self.number = 3
        self.inner = Inner(self)


def find(path, thing, seen):
    try:
        pickle.dumps(thing)
    except Exception as error:  # (1)!
        say(f"{path}: {type(error).__name__}")
        seen.append(thing)
        for name, value in getattr(thing, "__dict__", {}).items():
            if not any(value is known for known in seen):  # (2)!
                find(f"{path}.{name}", value, seen)


if __name__ == "__main__":
    find("job", Job(), [])
