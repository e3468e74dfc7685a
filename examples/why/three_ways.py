import os
from multiprocessing import Barrier, Pool
from multiprocessing.pool import ThreadPool
from time import perf_counter, thread_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def count_primes(end):
    began = thread_time()  # (1)!
    primes = sum(all(n % i for i in range(2, n)) for n in range(2, end))
    return primes, thread_time() - began


def run(name, use_map):
    began = perf_counter()
    results = list(use_map(count_primes, [3300] * 4))
    wall = perf_counter() - began
    primes = [count for count, _ in results]
    cpu = sum(seconds for _, seconds in results)
    say(f"{name} {primes}: {cpu:.2f} s of CPU in {wall:.2f} s")


if __name__ == "__main__":
    run("sequence", map)
    with ThreadPool(2) as threads:  # (2)!
        run("threads", threads.map)
    ready = Barrier(3)
    with Pool(2, ready.wait) as processes:
        ready.wait()  # (3)!
        run("processes", processes.map)
