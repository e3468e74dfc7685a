import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(queue):
    for item in queue:
        say(f"got {item}")


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=consume, args=(queue,))
    child.start()
    queue.put(0)
    child.join()
    say(f"child exited with {child.exitcode}")
