import os
from multiprocessing import Pool

TEXTS = ["10", "0", "bad", "30"]


def say(text):
    print(f"[{os.getpid()}] {text}")


def read(text):
    say(f"start {text}")
    try:
        return int(text), None
    except ValueError as error:
        return None, f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.map(read, TEXTS)
    good = [number for number, error in results if error is None]
    say(f"good is {good}")
    say(f"{len(results) - len(good)} failed")
