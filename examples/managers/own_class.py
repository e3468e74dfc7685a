import os
from multiprocessing import Process
from multiprocessing.managers import BaseManager


def say(text):
    print(f"[{os.getpid()}] {text}")


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, number):
        say(f"run add({number})")
        self.total += number
        return self.total


class Shop(BaseManager):
    pass


Shop.register("counter", Counter)  # (1)!


def work(counter, number):
    say(f"call add({number})")
    say(f"total is {counter.add(number)}")


if __name__ == "__main__":
    with Shop() as shop:
        counter = shop.counter()  # (2)!
        for number in (3, 4):
            child = Process(target=work, args=(counter, number))
            child.start()
            child.join()
