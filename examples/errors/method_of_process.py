import os
from multiprocessing import Pool, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


class Squarer(Process):
    def square(self, number):
        return number * number


if __name__ == "__main__":
    squarer = Squarer()
    with Pool(1) as pool:
        say(f"results {pool.map(squarer.square, [3, 4])}")
