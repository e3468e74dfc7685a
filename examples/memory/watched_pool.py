# needs: Linux
import os
import signal
import sys
from multiprocessing import Pool, active_children
from multiprocessing.connection import wait


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)  # (1)!
    return number


if __name__ == "__main__":
    with Pool(2) as pool:
        workers = active_children()  # (2)!
        ends = [worker.sentinel for worker in workers]
        result = pool.map_async(work, range(6))
        while not result.ready():
            if wait(ends, timeout=0.1):  # (3)!
                say("a worker has died")
                sys.exit(1)
        say(f"got {result.get()}")
