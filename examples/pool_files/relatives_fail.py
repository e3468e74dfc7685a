import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    return 20 // number


if __name__ == "__main__":
    numbers = [10, 5, 0, 2, 1, 4]
    singles = [(number,) for number in numbers]
    with Pool(2) as pool:
        try:
            say(f"starmap: results {pool.starmap(divide, singles)}")
        except ZeroDivisionError:
            say("starmap: ZeroDivisionError")
        later = pool.map_async(divide, numbers)
        say(f"map_async: {type(later).__name__}")
        try:
            say(f"get: results {later.get()}")
        except ZeroDivisionError:
            say("get: ZeroDivisionError")
        later = pool.starmap_async(divide, singles)
        say(f"starmap_async: {type(later).__name__}")
        try:
            say(f"get: results {later.get()}")
        except ZeroDivisionError:
            say("get: ZeroDivisionError")
