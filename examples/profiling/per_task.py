import os
from multiprocessing import Pool
from time import perf_counter, process_time, sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def compute():
    sum(range(5_000_000))


def wait():
    sleep(0.3)  # (1)!


def timed(work):  # (2)!
    began, cpu = perf_counter(), process_time()
    work()
    return process_time() - cpu, perf_counter() - began


if __name__ == "__main__":
    with Pool(1) as pool:
        for work in compute, wait:
            cpu, passed = pool.apply(timed, [work])
            say(f"{work.__name__}: {cpu:.3f} s of CPU,"
                f" {passed:.3f} s passed")
