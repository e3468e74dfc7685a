import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def squares(limit):
    return (number * number for number in range(limit))


if __name__ == "__main__":
    with Pool(1) as pool:
        say(f"results {list(pool.apply(squares, (4,)))}")
