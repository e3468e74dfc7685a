import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def add_up(numbers):
    say(f"add up {len(numbers)} numbers")
    return sum(numbers)


if __name__ == "__main__":
    numbers = range(1000)
    parts = [numbers[n : n + 250] for n in range(0, 1000, 250)]
    with Pool(4) as pool:
        total = sum(pool.map(add_up, parts))
    say(f"total is {total}")
