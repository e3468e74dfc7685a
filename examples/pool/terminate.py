import os
import time
from multiprocessing import Event, Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global started
    started = event


def work(number):
    say(f"start {number}")
    started.set()
    time.sleep(60)
    say(f"end {number}")


if __name__ == "__main__":
    first_started = Event()
    pool = Pool(1, keep, (first_started,))
    results = [pool.apply_async(work, (number,)) for number in range(3)]
    first_started.wait()
    pool.terminate()
    pool.join()
    say("joined the pool")
    say(f"ready is {[result.ready() for result in results]}")
    say(f"workers left: {len(active_children())}")
