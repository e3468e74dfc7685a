import os
from multiprocessing.managers import BaseManager


def say(text):
    print(f"[{os.getpid()}] {text}")


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, number):
        self.total += number
        return self.total


class Shop(BaseManager):
    pass


Shop.register("counter", Counter)

if __name__ == "__main__":
    with Shop() as shop:
        counter = shop.counter()
        say(f"add(3) gives {counter.add(3)}")
        say(f"total is {counter.total}")
