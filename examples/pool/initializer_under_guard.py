import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def connect():
    say(f"connect to {server}")


def square(number):
    return number * number


if __name__ == "__main__":
    server = "db1"
    with Pool(1, initializer=connect) as pool:
        say(f"squares is {pool.map(square, range(4), 1)}")
