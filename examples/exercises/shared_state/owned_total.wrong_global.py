import os
from multiprocessing import Process

total = 0


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(number):
    global total
    say(f"added {number}")
    total += number


if __name__ == "__main__":
    children = [
        Process(target=add, args=(number,)) for number in (1, 2, 3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"total is {total}")
