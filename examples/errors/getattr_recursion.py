import os
import sys
import traceback
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


class Settings:
    def __init__(self, values):
        self.values = values

    def __getattr__(self, name):
        if name in self.values:
            return self.values[name]
        raise AttributeError(name)


def work(queue):
    try:
        queue.get()
    except RecursionError:
        traceback.print_exc(limit=-1)
        sys.exit(1)


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()
    queue.put(Settings({"size": 3}))
    child.join()
    say(f"child exited with {child.exitcode}")
