import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process

NUMBERS = [1, 2, 3]


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


if __name__ == "__main__":
    child = Process(target=square, args=(3,))
    child.start()
    child.join()
    say(f"Process: exit code {child.exitcode}")
    with Pool(2) as pool:
        say(f"Pool: {pool.map(square, NUMBERS)}")
    with ProcessPoolExecutor(2) as executor:
        squares = list(executor.map(square, NUMBERS))
    say(f"ProcessPoolExecutor: {squares}")
