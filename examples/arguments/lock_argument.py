import os
import threading
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock):
    with lock:
        say("work with the lock")


if __name__ == "__main__":
    child = Process(target=work, args=(threading.Lock(),))
    child.start()
    child.join()
    say(f"joined, exitcode {child.exitcode}")
