import os
from multiprocessing import Pool
from time import process_time

NUMS = [2_000_000] * 4 + [2] * 4  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def timed(num):
    began = process_time()
    sum(range(num))
    return os.getpid(), process_time() - began


def share(chunksize):
    seconds = {}
    with Pool(2) as pool:
        for pid, cpu in pool.imap(timed, NUMS, chunksize):
            seconds[pid] = seconds.get(pid, 0) + cpu
    one, whole = max(seconds.values()), sum(seconds.values())
    say(f"chunksize={chunksize}: {whole:.3f} s of CPU in all,"
        f" {one:.3f} s in the busiest worker")


if __name__ == "__main__":
    share(4)  # (2)!
    share(1)
