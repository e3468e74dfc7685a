import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"start {number}")
    say(f"end {number}")


if __name__ == "__main__":
    pool = Pool(2)
    results = [pool.apply_async(work, (number,)) for number in range(6)]
    pool.close()
    say("closed the pool")
    pool.join()
    say("joined the pool")
    say(f"ready is {[result.ready() for result in results]}")
    say(f"workers left: {len(active_children())}")
    assert all(result.successful() for result in results)
    assert not active_children()
