import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue):
    while True:
        item = queue.get()
        say(f"got {item}")
        if item is None:
            break


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=consume, args=(queue,))
    child.start()
    for item in ("a", None, "b"):
        say(f"put {item}")
        queue.put(item)
    child.join()
    say("joined")
    say(f"got {queue.get()}")
