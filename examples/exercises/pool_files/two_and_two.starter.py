import os
from multiprocessing import Process, Queue

COUNTS = {"a": 3, "b": 2}


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, name):
    for number in range(COUNTS[name]):
        say(f"put {name}{number}")
        queue.put(f"{name}{number}")


def consume(queue):
    pass  # (1)!


if __name__ == "__main__":
    queue = Queue()
    pass  # (2)!
    say("joined")
