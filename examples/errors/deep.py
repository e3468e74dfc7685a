import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    chain = None
    for number in range(100_000):
        chain = [number, chain]
    with Pool(1) as pool:
        try:
            pool.apply(len, (chain,))
        except RecursionError as error:
            say(f"RecursionError: {error}")
