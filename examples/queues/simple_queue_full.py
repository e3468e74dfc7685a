import os
from multiprocessing import SimpleQueue


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    for kind, item in ("small", "a" * 10), ("large", "a" * 1_000_000):
        queue = SimpleQueue()
        say(f"put {kind}")
        queue.put(item)
        say(f"got {len(queue.get())} characters")
