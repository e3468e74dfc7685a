import os
from multiprocessing import Process
from threading import Thread
from time import perf_counter


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up():
    assert sum(range(30_000_000)) == 449_999_985_000_000


def run_two(kind):
    workers = [kind(target=add_up) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    begun = perf_counter()
    add_up()
    add_up()
    say(f"sequence: {perf_counter() - begun:.2f} s")
    begun = perf_counter()
    run_two(Thread)
    say(f"threads: {perf_counter() - begun:.2f} s")
    begun = perf_counter()
    run_two(Process)
    say(f"processes: {perf_counter() - begun:.2f} s")
