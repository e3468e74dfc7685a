import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier


def say(text):
    print(f"[{os.getpid()}] {text}")


def keep(barrier):
    global both_started
    both_started = barrier


def square(number):
    both_started.wait()
    return number * number


def total(numbers):
    both_started.wait()  # (1)!
    with executor() as inner:
        return sum(inner.map(square, numbers))


def executor():
    return ProcessPoolExecutor(2, None, keep, (Barrier(2),))


if __name__ == "__main__":
    with executor() as outer:
        totals = list(outer.map(total, [(1, 2), (3, 4)]))
    say(f"totals is {totals}")
    assert totals == [5, 25]
