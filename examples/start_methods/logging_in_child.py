import logging
import os
from multiprocessing import Pool, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def set_up():
    logging.basicConfig(level=logging.INFO)


def tell():
    say(f"logging level is {logging.getLogger().level}")


def work():
    set_up()  # (1)!
    tell()


if __name__ == "__main__":
    set_up()
    tell()
    child = Process(target=work)
    child.start()
    child.join()
    with Pool(1, initializer=set_up) as pool:  # (2)!
        pool.apply(tell)
