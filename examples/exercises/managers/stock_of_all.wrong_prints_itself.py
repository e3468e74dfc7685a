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
        say(f"left is {self.left}")


class Shop(BaseManager):
    pass


Shop.register("stock", Stock)


def buy(stock, count):
    stock.take(count)


if __name__ == "__main__":
    with Shop() as shop:
        stock = shop.stock(10)
        for count in (3, 2):
            child = Process(target=buy, args=(stock, count))
            child.start()
            child.join()
        stock.take(0)
