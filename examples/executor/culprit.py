import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGTERM)
    return number * 10


def run(numbers):
    futures = {}
    with ProcessPoolExecutor(1) as executor:
        for number in numbers:
            with suppress(BrokenProcessPool):  # (1)!
                futures[number] = executor.submit(work, number)
    return {
        number: future.result()
        for number, future in futures.items()
        if not future.exception()
    }


if __name__ == "__main__":
    results = run(range(5))
    lost = [number for number in range(5) if number not in results]
    for number in lost:
        results.update(run([number]))  # (2)!
    guilty = [number for number in lost if number not in results]
    say(f"results is {sorted(results.values())}")
    say(f"guilty is {guilty}")
