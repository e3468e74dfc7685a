import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    return os.getpid()


if __name__ == "__main__":
    with Pool(2) as pool:
        pids = pool.map(work, range(6), chunksize=3)
    for number, pid in enumerate(pids):
        say(f"task {number} ran in pid {pid}")
    assert len(set(pids[:3])) == len(set(pids[3:])) == 1
