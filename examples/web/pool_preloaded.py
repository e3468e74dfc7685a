import os
from multiprocessing import TimeoutError, get_context
from time import monotonic

context = get_context("fork")  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    start = monotonic()
    try:
        pool.apply_async(abs, (-1,)).get(timeout=1)
    except TimeoutError:
        waited = monotonic() - start
        say(f"get(timeout=1): TimeoutError after {waited:.1f} s")


if __name__ == "__main__":
    with context.Pool(1) as pool:  # (2)!
        say(f"result is {pool.apply_async(abs, (-1,)).get()}")
        worker = context.Process(target=work)
        worker.start()
        worker.join()
