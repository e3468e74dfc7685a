import os
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter


def say(text):
    print(f"[{os.getpid()}] {text}")


def read(path):
    with path.open(encoding="utf-8") as file:
        yield from file


def measure(name, function, path):
    times = []
    for _ in range(3):  # (1)!
        begun = perf_counter()
        assert sum(function(len, read(path))) == 160_000
        times.append(perf_counter() - begun)
    say(f"{name}: {1000 * min(times):.2f} ms")


if __name__ == "__main__":
    path = Path("big.txt")
    path.write_text("a line of words\n" * 10_000, encoding="utf-8")
    measure("here", map, path)
    with Pool(2) as pool:
        measure("pool, 1 by 1", pool.imap, path)
        by_500 = partial(pool.imap, chunksize=500)
        measure("pool, by 500", by_500, path)
    path.unlink()
