import os
from multiprocessing import Lock, Process

LIMIT = 0.1


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock):
    lock.acquire()
    say("start with the lock")


if __name__ == "__main__":
    lock = Lock()
    child = Process(target=work, args=(lock,))
    child.start()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    free = lock.acquire(timeout=LIMIT)
    say(f"acquire(timeout={LIMIT}) returned {free}")
    lock.release()
    free = lock.acquire(timeout=LIMIT)
    say(f"acquire(timeout={LIMIT}) returned {free}")
