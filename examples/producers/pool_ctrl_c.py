# needs: Linux
import os
import signal
from multiprocessing import Barrier, Pool
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def prepare(barrier):
    global ready
    ready = barrier
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # (1)!


def task(number):
    ready.wait()
    sleep(1000)


if __name__ == "__main__":
    barrier = Barrier(3)
    with Pool(2, prepare, (barrier,)) as pool:
        result = pool.map_async(task, range(2))
        barrier.wait()
        try:
            os.killpg(os.getpgrp(), signal.SIGINT)  # (2)!
            result.get()
        except KeyboardInterrupt:
            say("KeyboardInterrupt")
    pool.join()
    say("joined all")
