import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue, name):
    for number in range(3):
        queue.put(f"{name}{number}")
        say(f"put {name}{number}")


def consume(queue):
    for item in iter(queue.get, None):  # (1)!
        say(f"got {item}")


if __name__ == "__main__":
    queue = Queue(maxsize=2)  # (2)!
    producers = [
        Process(target=produce, args=(queue, name)) for name in "ab"
    ]
    consumers = [
        Process(target=consume, args=(queue,)) for _ in range(3)
    ]
    for child in producers + consumers:
        child.start()
    for child in producers:
        child.join()  # (3)!
    for _ in consumers:
        queue.put(None)  # (4)!
    for child in consumers:
        child.join()
    say("joined all")
