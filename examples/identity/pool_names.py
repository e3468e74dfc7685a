import os
from multiprocessing import Pool, current_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    say(f"name is {current_process().name}")


if __name__ == "__main__":
    pool = Pool(2, initializer=tell)
    pool.close()
    pool.join()
    say("joined")
