# needs: tqdm
import io
import os
from multiprocessing import Pool

from tqdm import tqdm


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number**2


if __name__ == "__main__":
    line = io.StringIO()  # (1)!
    with Pool(2) as pool:
        for result in tqdm(
            pool.imap_unordered(square, range(4)),
            total=4,
            file=line,
            mininterval=0,
            bar_format="{bar:8} {n_fmt}/{total_fmt}",
            ascii=True,
        ):
            assert result in (0, 1, 4, 9)
        pool.close()
        pool.join()
    for state in line.getvalue().split("\r"):
        if state.strip():
            say(state)
