import os
import time
from multiprocessing import Event, Lock, Process

LIMIT = 0.5


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock, held):
    with lock:
        say("start with the lock")
        held.set()
        time.sleep(600)
    say("end")


if __name__ == "__main__":
    lock, held = Lock(), Event()
    child = Process(target=work, args=(lock, held))
    child.start()
    held.wait()
    child.kill()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
    free = lock.acquire(timeout=LIMIT)
    say(f"acquire(timeout={LIMIT}) returned {free}")
    lock.release()  # (1)!
    free = lock.acquire(timeout=LIMIT)
    say(f"after release(), acquire(timeout={LIMIT}) returned {free}")
    lock.release()
