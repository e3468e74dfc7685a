import os
from multiprocessing import Process
from multiprocessing.managers import BaseManager


def say(text):
    print(f"[{os.getpid()}] {text}")


class Stock:
    def __init__(self, left):
        self.left = left

    def take(self, count):
        self.left -= count


class Shop(BaseManager):
    pass


def buy(stock, count):
    stock.take(count)  # (1)!


if __name__ == "__main__":
    with Shop() as shop:  # (2)!
        for count in (3, 2):
            child = Process(target=buy, args=(Stock(10), count))
            child.start()
            child.join()
