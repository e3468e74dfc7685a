import os
from multiprocessing import Pool, TimeoutError
from time import monotonic, sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(seconds):
    sleep(seconds)
    return "done"


def wait_for(name, result):
    began = monotonic()
    try:
        result.get(timeout=0.5)
    except TimeoutError:
        took = monotonic() - began
        say(f"{name}: get(timeout=0.5) gave up after {took:.2f} s")


if __name__ == "__main__":
    with Pool(1) as pool:
        stuck = pool.apply_async(task, (1000,))
        quick = pool.apply_async(task, (0,))
        wait_for("stuck", stuck)
        wait_for("quick", quick)  # (1)!
