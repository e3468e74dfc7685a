import os
from multiprocessing import Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(number, queue):
    say(f"added {number}")
    queue.put(number)


if __name__ == "__main__":
    queue, total = Queue(), 0
    children = [
        Process(target=add, args=(number, queue))
        for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    total += queue.get()
    for child in children:
        child.join()
    say(f"total is {total}")
