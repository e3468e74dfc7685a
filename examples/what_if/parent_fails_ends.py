import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(queue):
    for item in iter(queue.get, None):
        say(f"got {item}")


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=work, args=(queue,))
    child.start()
    try:
        for text in "1", "2", "x":
            queue.put(int(text))
    finally:
        queue.put(None)
        child.join()
