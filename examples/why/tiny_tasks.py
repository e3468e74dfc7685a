import os
from multiprocessing import Pool
from time import perf_counter


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def square_all(numbers):
    return [square(number) for number in numbers]


def measure(name, function, *args):
    times = []
    for _ in range(5):  # (1)!
        begun = perf_counter()
        assert sum(function(*args)) == 6_567_000
        times.append(perf_counter() - begun)
    say(f"{name}: {1000 * min(times):.2f} ms")


if __name__ == "__main__":
    numbers = list(range(100)) * 20
    measure("here", square_all, numbers)
    with Pool(2) as pool:
        measure("pool, 1 by 1", pool.map, square, numbers, 1)
        measure("pool, by 500", pool.map, square, numbers, 500)
