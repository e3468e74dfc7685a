import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    say(f"start {number}")
    result = 100 / number
    say(f"end {number}")
    return result


if __name__ == "__main__":
    with Pool(1) as pool:
        results = [pool.apply_async(divide, (n,)) for n in (5, 0)]
        for result in results:
            say(f"got {result.get()}")
