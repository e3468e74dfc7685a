# needs: Linux
import os
from multiprocessing import Pool
from resource import RLIMIT_AS, setrlimit


def say(text):
    print(f"[{os.getpid()}] {text}")


def limit(megabytes):
    size = megabytes << 20
    setrlimit(RLIMIT_AS, (size, size))


def work(megabytes):
    return len(bytes(megabytes << 20)) >> 20


if __name__ == "__main__":
    with Pool(2, limit, (1000,)) as pool:  # (1)!
        sizes = (1, 2000, 3)
        results = [pool.apply_async(work, (n,)) for n in sizes]
        for size, result in zip(sizes, results):
            try:
                say(f"{size} MB: got {result.get()}")
            except MemoryError as error:
                say(f"{size} MB: {type(error).__name__}")
