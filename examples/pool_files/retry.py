import os
import sys
import time
from multiprocessing import Pool

TRIES = 3
FAILURES = {"a.csv": 0, "b.csv": 2, "c.csv": 5}  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def download(name, attempt):
    if attempt <= FAILURES[name]:
        raise ConnectionError("no answer")
    return f"{name} arrived in try {attempt}"


def task(name):
    for attempt in range(1, TRIES + 1):
        try:
            return name, download(name, attempt), None
        except ConnectionError as error:  # (2)!
            failed = f"{type(error).__name__}: {error}"
        if attempt < TRIES:
            time.sleep(0.05 * 2**attempt)  # (3)!
    return name, None, f"{failed}, {TRIES} tries"


if __name__ == "__main__":
    with Pool(2) as pool:
        ended = pool.map(task, FAILURES, chunksize=1)
    for name, result, error in ended:
        say(result if error is None else f"{name}: {error}")
    sys.exit(1 if any(error for _, _, error in ended) else 0)
