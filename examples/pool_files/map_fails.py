import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    return 20 // number


if __name__ == "__main__":
    numbers = [10, 5, 0, 2, 1, 4]
    pairs = [(number,) for number in numbers]
    with Pool(2) as pool:
        calls = {
            "map": lambda: pool.map(divide, numbers),
            "starmap": lambda: pool.starmap(divide, pairs),
            "map_async": pool.map_async(divide, numbers).get,
            "starmap_async": pool.starmap_async(divide, pairs).get,
        }
        for name, call in calls.items():
            results = []
            try:
                results = call()
            except ZeroDivisionError:
                say(f"{name}: 1 error, {len(results)} results")
