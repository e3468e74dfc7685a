import os
from multiprocessing import Pool
from multiprocessing.pool import AsyncResult

NUMBERS = [10, 5, 0, 2, 1, 4]


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    return 20 // number


def count(name, results):
    good = bad = 0
    while good + bad < len(NUMBERS):
        try:
            next(results)  # (1)!
            good += 1
        except ZeroDivisionError:
            bad += 1
        except StopIteration:
            break
    say(f"{name}: {bad} error, {good} results")


if __name__ == "__main__":
    with Pool(2) as pool:
        count("imap", pool.imap(divide, NUMBERS))
        count("imap_unordered", pool.imap_unordered(divide, NUMBERS))
        tasks = [pool.apply_async(divide, (n,)) for n in NUMBERS]
        count("apply_async", map(AsyncResult.get, tasks))  # (2)!
        count("imap, chunksize=2", pool.imap(divide, NUMBERS, 2))
