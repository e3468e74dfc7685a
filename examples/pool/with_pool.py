import os
from multiprocessing import Pool, active_children


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [pool.apply_async(square, (n,)) for n in range(4)]
        squares = [result.get() for result in results]
        say(f"inside, workers: {len(active_children())}")
    say(f"outside, workers: {len(active_children())}")
    say(f"squares is {squares}")
