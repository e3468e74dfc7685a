import os
from concurrent.futures import (
    FIRST_COMPLETED,
    ProcessPoolExecutor,
    wait,
)
from itertools import islice


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    return number * number


if __name__ == "__main__":
    numbers, pending, total, most = iter(range(1000)), set(), 0, 0
    with ProcessPoolExecutor(2) as executor:
        while more := list(islice(numbers, 4 - len(pending))):
            pending |= {executor.submit(square, n) for n in more}  # (1)!
            most = max(most, len(pending))
            done, pending = wait(pending, None, FIRST_COMPLETED)  # (2)!
            total += sum(future.result() for future in done)
        total += sum(future.result() for future in pending)
    say(f"total is {total}, at most {most} pending")
    assert total == 332_833_500
