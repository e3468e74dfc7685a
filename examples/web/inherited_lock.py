# needs: Linux
import fcntl
import os
from multiprocessing import get_context

context = get_context("fork")


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(enough):
    lock = open(__file__)
    fcntl.flock(lock, fcntl.LOCK_EX)
    context.Process(target=enough.wait).start()  # (1)!
    os._exit(0)


if __name__ == "__main__":
    enough = context.Event()
    worker = context.Process(target=work, args=(enough,))
    worker.start()
    worker.join()
    with open(__file__) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("worker has ended, and the lock is taken")
        enough.set()
        fcntl.flock(lock, fcntl.LOCK_EX)  # (2)!
        say("got the lock")
