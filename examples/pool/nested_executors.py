import os
from concurrent.futures import ProcessPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


def total(numbers):
    with ProcessPoolExecutor(2) as inner:  # (1)!
        return sum(inner.map(square, numbers))


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as outer:
        totals = list(outer.map(total, [(1, 2), (3, 4)]))
    say(f"totals is {totals}")
    assert totals == [5, 25]
