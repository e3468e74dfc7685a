import os
import time
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    time.sleep(60)
    say(f"end {number}")


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(work, (n,)) for n in range(3)]
        say(f"submitted {len(results)} tasks")
    say(f"ready is {[result.ready() for result in results]}")
