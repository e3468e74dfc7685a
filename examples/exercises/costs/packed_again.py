import os
from functools import partial
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class Table:
    def __init__(self):
        self.prices = [10, 20, 30]

    def __getstate__(self):
        say("pack the table")
        return self.__dict__


def look_up(table, place):
    return table.prices[place]


if __name__ == "__main__":
    look = partial(look_up, Table())
    with Pool(2) as pool:
        prices = pool.map(look, [0, 1, 2, 2, 1, 0], chunksize=2)
    say(f"prices is {prices}")
