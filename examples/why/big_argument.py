import os
import pickle
from multiprocessing import Pool
from time import perf_counter


def say(text):
    print(f"[{os.getpid()}] {text}")


def sum_below(limit):
    return sum(range(limit))


def measure(name, function, *args):
    times = []
    for _ in range(5):  # (1)!
        begun = perf_counter()
        assert function(*args) == 44_999_850_000
        times.append(perf_counter() - begun)
    say(f"{name}: {1000 * min(times):.2f} ms")


if __name__ == "__main__":
    numbers = list(range(300_000))
    measure("here", sum, numbers)
    with Pool(1) as pool:
        measure("pool, list", pool.apply, sum, (numbers,))
        measure("limit only", pool.apply, sum_below, (300_000,))
    for sent in (numbers, 300_000):
        say(f"{type(sent).__name__}: {len(pickle.dumps(sent)):,} bytes")
