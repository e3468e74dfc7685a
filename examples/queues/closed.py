import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    say("put 0")
    queue.put(0)
    queue.close()  # (1)!
    try:
        queue.put(1)
    except ValueError as error:
        say(f"ValueError: {error}")


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=produce, args=(queue,))
    child.start()
    child.join()
    say("joined")
    say(f"got {queue.get()}")
