import os
from multiprocessing import Pool
from threading import Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


class Squarer:
    def __init__(self):
        self.lock = Lock()

    def square(self, number):
        return number * number


if __name__ == "__main__":
    squarer = Squarer()
    with Pool(2) as pool:
        say(f"results {pool.map(squarer.square, [3, 4])}")
