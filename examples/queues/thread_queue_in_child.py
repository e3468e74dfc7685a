import os
from multiprocessing import Process
from queue import Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(queue):
    say(f"qsize() is {queue.qsize()}")
    queue.put(0)
    say(f"qsize() is {queue.qsize()}")


if __name__ == "__main__":
    queue = Queue()
    child = Process(target=produce, args=(queue,))
    child.start()
    child.join()
    say("joined")
    say(f"qsize() is {queue.qsize()}")
