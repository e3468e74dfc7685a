import os
import random
from multiprocessing import Barrier, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def prepare(barrier):
    global everybody
    everybody = barrier
    random.seed(7)  # (1)!


def task(number):
    everybody.wait()  # (2)!
    return random.random()


if __name__ == "__main__":
    with Pool(2, prepare, (Barrier(2),)) as pool:
        drawn = pool.map(task, range(4), chunksize=1)
    say(f"{len(drawn)} numbers, {len(set(drawn))} different")
