# needs: Linux
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier, active_children
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def prepare(barrier):
    global ready
    ready = barrier
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # (1)!


def task():
    ready.wait()
    sleep(1000)


if __name__ == "__main__":
    barrier = Barrier(3)
    with ProcessPoolExecutor(2, None, prepare, (barrier,)) as executor:
        futures = [executor.submit(task) for _ in range(2)]
        barrier.wait()
        try:
            os.killpg(os.getpgrp(), signal.SIGINT)
            futures[0].result()
        except KeyboardInterrupt:
            say("KeyboardInterrupt")
            for worker in active_children():  # (2)!
                worker.terminate()
        error = futures[0].exception()
        say(f"task 0: {type(error).__name__}")
    say("end")
