import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(number, queue):
    say(f"added {number}")


if __name__ == "__main__":
    queue, total = Queue(), 0
    children = [
        Process(target=add, args=(number, queue))
        for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    for number in (1, 2, 3):
        total += number
    say(f"total is {total}")
