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


def two_at_work():
    all_there = Barrier(3)
    executor = ProcessPoolExecutor(2, None, keep, (all_there,))
    futures = [executor.submit(work) for _ in range(2)]
    all_there.wait()  # (1)!
    return executor, futures


if __name__ == "__main__":
    executor, futures = two_at_work()
    executor.terminate_workers()
    for future in futures:
        say(f"terminate_workers(): {type(future.exception()).__name__}")
    executor, futures = two_at_work()
    executor.kill_workers()
    for future in futures:
        say(f"kill_workers(): {type(future.exception()).__name__}")
