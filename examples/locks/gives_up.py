import os
import time
from multiprocessing import Event, Lock, Process

LIMIT = 0.5


def say(text):
    print(f"[{os.getpid()}] {text}")


def hold(lock, held, enough):
    with lock:
        say("start with the lock")
        held.set()
        enough.wait()
        say("end with the lock")


if __name__ == "__main__":
    lock, held, enough = Lock(), Event(), Event()
    child = Process(target=hold, args=(lock, held, enough))
    child.start()
    held.wait()
    free = lock.acquire(block=False)
    say(f"acquire(block=False) returned {free}")
    began = time.monotonic()
    free = lock.acquire(timeout=LIMIT)
    took = time.monotonic() - began
    say(f"acquire(timeout={LIMIT}) returned {free} after {took:.2f} s")
    enough.set()
    free = lock.acquire()
    say(f"acquire() returned {free}")
    lock.release()
    child.join()
