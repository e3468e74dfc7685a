import os
import time
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(seconds):
    time.sleep(seconds)
    say(f"end {seconds}")


if __name__ == "__main__":
    pool = Pool(1)
    results = [pool.apply_async(work, (n,)) for n in (0, 60, 60)]
    results[0].get()
    pool.terminate()
    pool.join()
    say("joined the pool")
    say(f"ready is {[result.ready() for result in results]}")
    say(f"workers left: {len(active_children())}")
