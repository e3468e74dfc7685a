import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    for number in range(3):
        say(f"put {number}")
        queue.put(number)  # (1)!


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=produce, args=(queue,))
    child.start()
    say(f"child is pid {child.pid}")
    for _ in range(3):
        say(f"got {queue.get()}")
    child.join()
    say(f"child exited with {child.exitcode}")
