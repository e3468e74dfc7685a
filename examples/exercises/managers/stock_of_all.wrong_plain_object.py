import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


class Stock:
    def __init__(self, left):
        self.left = left

    def take(self, count):
        self.left -= count


def buy(stock, count):
    stock.take(count)
    say(f"left is {stock.left}")


if __name__ == "__main__":
    stock = Stock(10)
    for count in (3, 2):
        child = Process(target=buy, args=(stock, count))
        child.start()
        child.join()
    say(f"left is {stock.left}")
