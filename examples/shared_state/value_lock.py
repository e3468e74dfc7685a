import os
from multiprocessing import Process, Value

CHILDREN = 3
ROUNDS = 1000


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(total):
    for _ in range(ROUNDS):
        with total.get_lock():  # (1)!
            total.value += 1
    say(f"added {ROUNDS:,}")


if __name__ == "__main__":
    total = Value("i", 0)
    children = [
        Process(target=add, args=(total,)) for _ in range(CHILDREN)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined all")
    say(f"total is {total.value:,}")
    assert total.value == CHILDREN * ROUNDS
