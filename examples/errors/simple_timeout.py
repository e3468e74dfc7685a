import os
from multiprocessing import SimpleQueue


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = SimpleQueue()
    queue.put("a")
    try:
        queue.get(timeout=1)
    except TypeError as error:
        say(error)
