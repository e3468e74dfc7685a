import os
import pickle
from multiprocessing import Pool
from time import process_time

ROUNDS = 20


def say(text):
    print(f"[{os.getpid()}] {text}")


def sum_below(limit):
    return sum(range(limit))


def measure(name, function, *args):
    began = process_time()
    for _ in range(ROUNDS):  # (1)!
        assert function(*args) == 44_999_850_000
    cost = 1000 * (process_time() - began)
    say(f"{name}: {cost:.2f} ms of CPU in the parent")


if __name__ == "__main__":
    numbers = list(range(300_000))
    with Pool(1) as pool:
        measure("here", sum, numbers)
        measure("pool, list", pool.apply, sum, (numbers,))
        measure("limit only", pool.apply, sum_below, (300_000,))
    for sent in (numbers, 300_000):
        say(f"{type(sent).__name__}: {len(pickle.dumps(sent)):,} bytes")
