# needs: Python 3.11
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"run {number}")
    return os.getpid()


if __name__ == "__main__":
    executor = ProcessPoolExecutor(
        1, get_context("spawn"), max_tasks_per_child=2
    )
    with executor:
        pids = list(executor.map(work, range(4)))
    say(f"{len(set(pids))} workers")
