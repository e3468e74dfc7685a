import os
from multiprocessing import Queue
from queue import Empty, Full
from time import monotonic

LIMIT = 0.2


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = Queue(1)
    begin = monotonic()
    try:
        queue.get(timeout=LIMIT)
    except Empty:
        waited = monotonic() - begin
        say(f"get(timeout={LIMIT}) raised Empty after {waited:.2f} s")
    queue.put(0)
    begin = monotonic()
    try:
        queue.put(1, timeout=LIMIT)
    except Full:
        waited = monotonic() - begin
        say(f"put(1, timeout={LIMIT}) raised Full after {waited:.2f} s")
    say(f"got {queue.get(timeout=10)}")
