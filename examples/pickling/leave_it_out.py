import os
from multiprocessing import Pool
from threading import Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


class Squarer:
    def __init__(self):
        self.lock = Lock()

    def __getstate__(self):  # (1)!
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):  # (2)!
        self.__dict__.update(state)
        self.lock = Lock()

    def square(self, number):
        with self.lock:
            return number * number


if __name__ == "__main__":
    squarer = Squarer()
    with Pool(2) as pool:
        results = pool.map(squarer.square, [3, 4])
        pool.close()
        pool.join()
    say(f"results {results}")
    assert results == [9, 16]
