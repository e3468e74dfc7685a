import os
from multiprocessing import Barrier, Event, Pool, RLock, Semaphore


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(shared):
    say("work")


if __name__ == "__main__":
    with Pool(1) as pool:
        for shared in (RLock(), Semaphore(), Event(), Barrier(2)):
            try:
                pool.apply(work, (shared,))
            except RuntimeError as error:
                say(f"RuntimeError: {error}")
