# needs: Linux
import os
import signal
import sys
from multiprocessing import Barrier, Pool
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def leave(signum, frame):
    sys.exit(128 + signum)  # (1)!


def prepare(barrier):
    global ready
    ready = barrier
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # (2)!


def task(number):
    ready.wait()
    sleep(1000)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    barrier = Barrier(3)
    try:
        with Pool(2, prepare, (barrier,)) as pool:
            result = pool.map_async(task, range(2))
            barrier.wait()
            os.kill(os.getpid(), signal.SIGTERM)  # (3)!
            result.get()
    finally:
        pool.join()
        say("finally: joined all")
