import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    return 20 // number


if __name__ == "__main__":
    with Pool(2) as pool:
        for numbers in ([10, 5, 2, 1, 4], [10, 5, 0, 2, 1, 4]):
            try:
                results = pool.map(divide, numbers)
                say(f"results {results}")
            except ZeroDivisionError as error:
                say(f"{type(error).__name__}")
