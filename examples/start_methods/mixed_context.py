# needs: Linux
import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock):
    with lock:
        say("has the lock")


if __name__ == "__main__":
    lock = get_context("fork").Lock()
    child = get_context("spawn").Process(target=work, args=(lock,))
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
