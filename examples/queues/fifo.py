import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for number in range(3):
        say(f"put {number}")
        queue.put(number)


if __name__ == "__main__":
    queue = Queue()  # (1)!
    child = Process(target=produce, args=(queue,))  # (2)!
    child.start()
    for _ in range(3):
        say(f"got {queue.get()}")  # (3)!
    child.join()
    say(f"child exited with {child.exitcode}")
