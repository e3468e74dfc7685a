import os
import time
from multiprocessing import Event, Lock, Process

LIMIT = 0.5


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock, ready):
    with lock:
        say("start with the lock")
        ready.set()
        time.sleep(600)
    say("end")


if __name__ == "__main__":
    lock, ready = Lock(), Event()
    child = Process(target=work, args=(lock, ready))
    child.start()
    ready.wait()
    child.terminate()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    free = lock.acquire(timeout=LIMIT)
    say(f"acquire(timeout={LIMIT}) returned {free}")
