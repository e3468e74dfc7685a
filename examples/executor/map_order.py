import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(event):
    global last_is_done
    last_is_done = event


def add(left, right):
    if left == 0:
        last_is_done.wait()  # (1)!
    say(f"end {left}")
    if left == 3:
        last_is_done.set()
    return left + right


if __name__ == "__main__":
    with ProcessPoolExecutor(2, None, keep, (Event(),)) as executor:
        sums = list(executor.map(add, range(4), range(10, 14)))  # (2)!
    say(f"sums is {sums}")
    assert sums == [10, 12, 14, 16]
