import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def total(numbers):
    return sum(workers.map(square, numbers))


if __name__ == "__main__":
    with Pool(1) as workers:
        say(f"total is {workers.apply(total, ([3, 4],))}")
