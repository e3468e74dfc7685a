import os
from multiprocessing import Pool
from time import process_time


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def measure(name, squares):
    began = process_time()  # (1)!
    assert sum(squares()) == 6_567_000
    cost = 1000 * (process_time() - began)
    say(f"{name}: {cost:.2f} ms of CPU in the parent")


if __name__ == "__main__":
    numbers = [number % 100 for number in range(2000)]
    with Pool(2) as pool:
        measure("here", lambda: [square(n) for n in numbers])
        measure("pool, 1 by 1", lambda: pool.map(square, numbers, 1))
        measure("chunks of 500", lambda: pool.map(square, numbers, 500))
