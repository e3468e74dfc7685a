import os
from multiprocessing import Barrier, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(barrier):
    global all_started
    all_started = barrier


def work(number):
    say(f"start {number}")
    all_started.wait()
    say(f"end {number}")


if __name__ == "__main__":
    with Pool(3, keep, (Barrier(3),)) as pool:
        results = [pool.apply_async(work, (n,)) for n in range(3)]
        say(f"submitted {len(results)} tasks")
        for result in results:
            result.get()
    say("done")
