import os
from multiprocessing import Lock, Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class Adder:
    def __init__(self, number):
        self.number = number
        self.lock = Lock()

    def add(self, other):
        say(f"add {other}")
        return self.number + other


if __name__ == "__main__":
    adder = Adder(10)
    with Pool(2) as pool:
        sums = pool.map(adder.add, [1, 2, 3])
    with adder.lock:
        say(f"sums is {sums}")
