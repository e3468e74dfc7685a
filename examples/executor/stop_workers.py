# needs: Python 3.14
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(barrier):
    global all_at_work
    all_at_work = barrier


def work():
    all_at_work.wait()
    sleep(1000)


def stop(how):
    all_there = Barrier(3)
    executor = ProcessPoolExecutor(2, None, keep, (all_there,))
    futures = [executor.submit(work) for _ in range(2)]
    all_there.wait()  # (1)!
    how(executor)
    errors = [type(future.exception()).__name__ for future in futures]
    say(f"{how.__name__}: {errors}")


if __name__ == "__main__":
    stop(ProcessPoolExecutor.terminate_workers)
    stop(ProcessPoolExecutor.kill_workers)
