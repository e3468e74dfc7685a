import os
from multiprocessing import Pool

leak = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    leak.append(bytes(1000))
    return len(leak)


if __name__ == "__main__":
    with Pool(1) as pool:
        counts = pool.map(work, range(6), chunksize=1)
        say(f"one worker: counts is {counts}")
    with Pool(1, maxtasksperchild=2) as pool:
        counts = pool.map(work, range(6), chunksize=1)
        say(f"maxtasksperchild=2: counts is {counts}")
