import os
import sys
from multiprocessing import Process, Queue
from queue import Empty


def say(text):
    print(f"[{os.getpid()}] {text}")


def take(slot):
    say(f"got {slot.get()}")
    sys.exit(1)


if __name__ == "__main__":
    slot = Queue(1)
    child = Process(target=take, args=(slot,))
    child.start()
    slot.put(0)
    child.join()
    say(f"joined, exitcode is {child.exitcode}")
    try:
        slot.get(timeout=0.1)
    except Empty:
        say("slot is empty")
