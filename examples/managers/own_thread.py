import os
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from threading import Barrier, Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


class Counter:
    def __init__(self):
        self.total, self.both, self.lock = 0, Barrier(2), Lock()

    def add(self):
        total = self.total
        self.both.wait()  # (1)!
        self.total = total + 1
        say(f"add: total is {self.total}")

    def add_alone(self):
        with self.lock:  # (2)!
            self.total += 1
            say(f"add_alone: total is {self.total}")


BaseManager.register("counter", Counter)

if __name__ == "__main__":
    with BaseManager() as manager:
        counter = manager.counter()
        for add in (counter.add, counter.add_alone):
            children = [Process(target=add) for _ in range(2)]
            for child in children:
                child.start()
            for child in children:
                child.join()
