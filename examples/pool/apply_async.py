import os
import random
import time
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"start {number}")
    time.sleep(random.random() / 10)
    say(f"end {number}")
    return number * number


if __name__ == "__main__":
    pool = Pool(3)  # (1)!
    results = [pool.apply_async(work, (n,)) for n in range(10)]  # (2)!
    say(f"submitted {len(results)} tasks")
    pool.close()  # (3)!
    pool.join()
    say("joined the pool")
    squares = [result.get() for result in results]  # (4)!
    say(f"squares is {squares}")
