import os
from multiprocessing import Lock, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(shared):
    global lock
    lock = shared


def work(number):
    with lock:
        say(f"start {number}")
        say(f"end {number}")


if __name__ == "__main__":
    with Pool(2, initializer=keep, initargs=(Lock(),)) as pool:
        pool.map(work, range(4), chunksize=1)
        pool.close()
        pool.join()
    say("joined")
