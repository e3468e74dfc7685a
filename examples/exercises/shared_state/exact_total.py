import os
from multiprocessing import Barrier, Process, Value

TIMES = 100_000


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(total, meet):
    meet.wait()
    for _ in range(TIMES):
        with total.get_lock():
            total.value += 1
    say(f"added {TIMES}")


if __name__ == "__main__":
    total, meet = Value("i", 0), Barrier(2)
    children = [
        Process(target=add, args=(total, meet)) for _ in range(2)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say(f"total is {total.value}")
