import os
import sys
from multiprocessing import Pool, TimeoutError
from time import sleep

LIMIT = 3


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(name):
    if name in ("40.txt", "80.txt"):
        sleep(1000)
    if name == "17.txt":
        os._exit(1)
    return name


if __name__ == "__main__":
    missing = {f"{number:02}.txt" for number in range(100)}
    with Pool(2) as pool:
        done = pool.imap_unordered(task, sorted(missing))
        missing.remove(done.next())  # (1)!
        while missing:
            try:
                missing.remove(done.next(LIMIT))  # (2)!
            except TimeoutError:
                say(f"no result for {LIMIT} s")
                break
    say(f"{len(missing)} missing, first {sorted(missing)[:5]}")  # (3)!
    sys.exit(1 if missing else 0)
