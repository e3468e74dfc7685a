import os
from multiprocessing import Pool

TEXTS = ["10", "0", "bad", "30"]


def say(text):
    print(f"[{os.getpid()}] {text}")


def read(text):
    say(f"start {text}")
    return int(text)


if __name__ == "__main__":
    good = []
    with Pool(2) as pool:
        try:
            good = pool.map(read, TEXTS)
        except ValueError:
            pass
    say(f"good is {good}")
    say(f"{len(TEXTS) - len(good)} failed")
