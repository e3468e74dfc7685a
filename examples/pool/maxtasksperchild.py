import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"start {number}")
    return os.getpid()


if __name__ == "__main__":
    for chunksize in (1, 3):
        with Pool(1, maxtasksperchild=2) as pool:
            pids = pool.map(work, range(6), chunksize)
        say(f"chunksize {chunksize}, workers {len(set(pids))}")
