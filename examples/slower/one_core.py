# needs: Linux
import os
from multiprocessing import Pool
from time import perf_counter, process_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(numbers):
    began = process_time()
    sum(numbers)
    return process_time() - began


def look(name):
    with Pool(2) as pool:
        pool.map(add_up, [range(10)] * 10)  # (1)!
        began = perf_counter()
        work = sum(pool.map(add_up, [range(3_000_000)] * 10, 1))
        passed = perf_counter() - began
    say(f"{name}: {work:.2f} s of CPU in {passed:.2f} s")


if __name__ == "__main__":
    look("all cores")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # (2)!
    look("one core")
