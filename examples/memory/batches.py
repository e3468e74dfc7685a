import os
from itertools import islice
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def pages():
    for number in range(6):
        say(f"read {number}")
        yield bytes(number)


if __name__ == "__main__":
    inputs = pages()
    with Pool(2) as pool:
        while True:
            batch = list(islice(inputs, 2))  # (1)!
            if not batch:
                break
            for length in pool.map(len, batch):
                say(f"got {length}")
