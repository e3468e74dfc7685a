import os
import time
from multiprocessing import Barrier, Event, Process

LIMIT = 0.2


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(ready, looked):
    began = time.monotonic()
    is_set = ready.wait(timeout=LIMIT)  # (1)!
    took = time.monotonic() - began
    say(f"wait(timeout={LIMIT}) returned {is_set} after {took:.2f} s")
    looked.wait()
    say(f"wait() returned {ready.wait()}")  # (2)!


if __name__ == "__main__":
    ready, looked = Event(), Barrier(3)
    children = [
        Process(target=work, args=(ready, looked)) for _ in range(2)
    ]
    for child in children:
        child.start()
    looked.wait()  # (3)!
    say("set()")
    ready.set()
    for child in children:
        child.join()
    say(f"joined, is_set() returned {ready.is_set()}")
