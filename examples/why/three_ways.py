import os
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
from time import perf_counter, thread_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(end):
    began = thread_time()  # (1)!
    total = sum(range(end))
    return total, thread_time() - began


def run(name, use_map):
    began = perf_counter()
    results = list(use_map(add_up, [10_000_000] * 4))
    wall = perf_counter() - began
    cpu = sum(seconds for _, seconds in results)
    assert {total for total, _ in results} == {49_999_995_000_000}
    say(f"{name}: {cpu:.2f} s of CPU in {wall:.2f} s")


if __name__ == "__main__":
    run("sequence", map)
    with ThreadPool(2) as threads:  # (2)!
        run("threads", threads.map)
    with Pool(2) as processes:
        run("processes", processes.map)
