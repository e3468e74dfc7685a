import os
from collections import namedtuple
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


Point = namedtuple("P", "x y")


def length(point):
    return (point.x**2 + point.y**2) ** 0.5


if __name__ == "__main__":
    with Pool(1) as pool:
        say(f"length {pool.apply(length, (Point(3, 4),))}")
