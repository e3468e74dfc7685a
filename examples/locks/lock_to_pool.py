import os
from multiprocessing import Lock, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(lock):
    with lock:
        say("work with the lock")


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.apply_async(work, (Lock(),)).get()
