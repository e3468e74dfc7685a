import os
from multiprocessing import Pool
from time import perf_counter, process_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(numbers):
    began = process_time()  # (1)!
    sum(numbers)
    return process_time() - began


def look(name, pool, tasks):
    began, cpu = perf_counter(), process_time()
    work = sum(pool.map(add_up, tasks, 1))
    parent = process_time() - cpu  # (2)!
    passed = perf_counter() - began
    say(f"{name}: {work:.3f} s of CPU in tasks,"
        f" {parent:.3f} s in the parent, {passed:.3f} s passed")


if __name__ == "__main__":
    with Pool(2) as pool:
        look("small", pool, [range(10)] * 3000)
        look("big", pool, [list(range(300_000))] * 10)
        look("long", pool, [range(3_000_000)] * 10)
