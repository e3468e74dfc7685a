import os
from multiprocessing import get_context
from multiprocessing.managers import BaseManager


def say(text):
    print(f"[{os.getpid()}] {text}")


class Shop(BaseManager):
    pass


def nums():
    return [11, 22]


Shop.register("nums", nums)

if __name__ == "__main__":
    with Shop(ctx=get_context("forkserver")) as shop:
        say(f"last is {shop.nums().pop()}")
