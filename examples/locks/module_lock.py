import os
from multiprocessing import Lock, Process

LIMIT = 0.5
lock = Lock()  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    free = lock.acquire(timeout=LIMIT)
    say(f"acquire(timeout={LIMIT}) returned {free}")


if __name__ == "__main__":
    with lock:
        say("start with the lock")
        child = Process(target=work)
        child.start()
        child.join()
        say("end with the lock")
