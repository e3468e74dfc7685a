import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


MODES = [("rb", -1), ("ab", -1), ("rb+", -1), ("rb", 0)]

if __name__ == "__main__":
    with Pool(1) as pool:
        for mode, buffering in MODES:
            with open(__file__, mode, buffering) as file:
                try:
                    pool.apply(len, (file,))
                except TypeError as error:
                    say(f"TypeError: {error}")
