import os
from multiprocessing import Queue
from queue import Empty, Full


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    queue = Queue(1)
    try:
        queue.get_nowait()
    except Empty:
        say("get_nowait() raised Empty")
    try:
        queue.get(False)
    except Empty:
        say("get(False) raised Empty")
    queue.put(0)
    try:
        queue.put_nowait(1)
    except Full:
        say("put_nowait(1) raised Full")
    try:
        queue.put(1, False)
    except Full:
        say("put(1, False) raised Full")
    say(f"got {queue.get()}")
