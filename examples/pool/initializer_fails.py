import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def connect(server):
    raise ConnectionError(f"no server {server}")


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(1, initializer=connect, initargs=("db1",)) as pool:
        say(f"squares is {pool.map(square, range(4), 1)}")
