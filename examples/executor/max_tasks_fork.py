# needs: Python 3.11
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    fork = get_context("fork")
    say(f"{fork.get_start_method()}, max_tasks_per_child=2")
    ProcessPoolExecutor(1, fork, max_tasks_per_child=2)
