import os
from multiprocessing import Queue
from queue import Empty, Full
from time import monotonic


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = Queue(1)
    begin = monotonic()
    try:
        queue.get(timeout=0.2)
    except Empty:
        seconds = monotonic() - begin
        say(f"get(timeout=0.2) raised Empty after {seconds:.2f} s")
    queue.put(0)
    begin = monotonic()
    try:
        queue.put(1, timeout=0.2)
    except Full:
        seconds = monotonic() - begin
        say(f"put(1, timeout=0.2) raised Full after {seconds:.2f} s")
    say(f"got {queue.get(timeout=10)}")
