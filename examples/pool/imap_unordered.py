import os
import time
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(seconds):
    time.sleep(seconds)
    return seconds


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.imap_unordered(work, [60, 0])
        say(f"got {next(results)}")
