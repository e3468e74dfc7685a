import os
from multiprocessing import Process
from multiprocessing.managers import SyncManager


def say(text):
    print(f"[{os.getpid()}] {text}")


class Counter:
    def __init__(self):
        self.total = 0

    def get(self):
        return self.total


class Shop(SyncManager):
    pass


Shop.register("counter", Counter)


def work(counter, values):
    say(f"counter.get() gives {counter.get()}")
    say(f"values.total is {values.total}")


if __name__ == "__main__":
    with Shop() as shop:
        counter, values = shop.counter(), shop.Namespace()
        counter.total = values.total = 5  # (1)!
        say(f"counter.total is {counter.total}")
        args = counter, values
        child = Process(target=work, args=args)
        child.start()
        child.join()
