import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


class Squarer:
    def __init__(self):
        self.pool = Pool(1)

    def square(self, number):
        return number * number

    def all(self, numbers):
        return self.pool.map(self.square, numbers)


if __name__ == "__main__":
    squarer = Squarer()
    try:
        say(f"results {squarer.all([3, 4])}")
    finally:
        squarer.pool.close()
        squarer.pool.join()
