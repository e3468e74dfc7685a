import os
from multiprocessing import SimpleQueue


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = SimpleQueue()
    say("put 0")
    queue.put(0)
    say(f"empty() is {queue.empty()}")
    say(f"got {queue.get()}")
    queue.put(lambda: 0)
