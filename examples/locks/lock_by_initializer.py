import os
from multiprocessing import Barrier, Lock, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(*shared):
    global lock, both_here
    lock, both_here = shared


def work(number):
    both_here.wait()  # (1)!
    with lock:
        say(f"start {number}")
        say(f"end {number}")


if __name__ == "__main__":
    shared = (Lock(), Barrier(2))
    with Pool(2, initializer=keep, initargs=shared) as pool:
        pool.map(work, range(4), chunksize=1)
        pool.close()
        pool.join()
    say("joined")
