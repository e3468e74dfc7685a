import os
from multiprocessing import Process, Queue

queue = Queue()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    queue.put(42)
    say("put 42")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    say("joined")
    say(f"got {queue.get()}")
