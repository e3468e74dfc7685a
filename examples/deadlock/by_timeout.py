import os
import time
from multiprocessing import Barrier, Lock, Process

LIMIT = 0.5


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(mine, other, both):
    with mine:
        both.wait()
        began = time.monotonic()
        free = other.acquire(timeout=LIMIT)
        took = time.monotonic() - began
        say(f"acquire(timeout={LIMIT}) gave {free} after {took:.2f} s")
        both.wait()  # (1)!
        if free:
            other.release()


if __name__ == "__main__":
    a, b, both = Lock(), Lock(), Barrier(2)
    children = [
        Process(target=work, args=(a, b, both)),
        Process(target=work, args=(b, a, both)),
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")
