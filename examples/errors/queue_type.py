import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue: Queue[int]):
    say(f"got {queue.get()}")


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=consume, args=(queue,))
    child.start()
    queue.put(0)
    child.join()
