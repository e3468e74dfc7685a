import os
from multiprocessing import Pool
from threading import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def numbers(taken, all_taken):
    for number in range(1000):
        taken.append(number)
        yield number
    all_taken.set()


if __name__ == "__main__":
    with Pool(2) as pool:
        for method in (pool.imap, pool.imap_unordered):
            taken, all_taken = [], Event()
            squares = method(square, numbers(taken, all_taken))
            all_taken.wait()  # (1)!
            say(f"{method.__name__} took {len(taken)} numbers")
            say(f"got {len(list(squares))} results")
