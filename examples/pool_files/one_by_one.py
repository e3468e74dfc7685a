import os
from multiprocessing import Pool

NUMBERS = [10, 5, 0, 2, 1, 4]


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    return 20 // number


def take_all(name, iterator):
    results, errors = [], 0
    while True:
        try:
            results.append(next(iterator))  # (1)!
        except ZeroDivisionError:
            errors += 1
        except StopIteration:
            break
    say(f"{name}: {errors} error, results {sorted(results)}")
    say(f"{name}: {type(iterator).__name__}")


if __name__ == "__main__":
    with Pool(2) as pool:
        take_all("imap", pool.imap(divide, NUMBERS))
        take_all("imap_unordered", pool.imap_unordered(divide, NUMBERS))
        take_all("imap, chunksize 2", pool.imap(divide, NUMBERS, 2))
        tasks = [pool.apply_async(divide, (n,)) for n in NUMBERS]
        for task in tasks:
            try:
                say(f"apply_async: {task.get()}")
            except ZeroDivisionError:
                say("apply_async: ZeroDivisionError")
