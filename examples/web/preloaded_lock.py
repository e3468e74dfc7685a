import os
from multiprocessing import get_context

context = get_context("fork")  # (1)!
lock = context.Lock()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"got the lock: {lock.acquire(block=False)}")


if __name__ == "__main__":
    with lock:
        say("holds the lock")
        worker = context.Process(target=work)
        worker.start()
        worker.join()
