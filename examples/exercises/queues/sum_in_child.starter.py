import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(numbers, results):
    pass  # (1)!


if __name__ == "__main__":
    numbers, results = Queue(), Queue()
    child = Process(target=add, args=(numbers, results))
    child.start()
    for number in (3, 1, 2):
        pass  # (2)!
    child.join()
    say("joined")
