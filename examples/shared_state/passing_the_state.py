import os
from multiprocessing import Process, Queue

CHILDREN = 3
ROUNDS = 1000


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(slot):
    for _ in range(ROUNDS):
        total = slot.get()  # (1)!
        slot.put(total + 1)  # (2)!
    say(f"added {ROUNDS:,}")


if __name__ == "__main__":
    slot = Queue(1)
    children = [
        Process(target=add, args=(slot,)) for _ in range(CHILDREN)
    ]
    for child in children:
        child.start()
    slot.put(0)  # (3)!
    for child in children:
        child.join()
    total = slot.get()
    say(f"total is {total:,}")
    assert total == CHILDREN * ROUNDS
