import os
from queue import Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = Queue()
    for number in range(3):
        say(f"put {number}")
        queue.put(number)
    while not queue.empty():
        say(f"got {queue.get()}")
