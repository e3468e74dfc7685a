import os
from multiprocessing import Pool
from random import Random

SEED = 7


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(number):
    rng = Random(f"{SEED} {number}")  # (1)!
    return f"{rng.random():.3f}"


if __name__ == "__main__":
    for workers in 1, 4:
        with Pool(workers) as pool:
            drawn = pool.map(task, range(5))
        say(f"{workers}: {drawn}")
