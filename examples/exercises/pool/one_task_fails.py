import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    say(f"start {number}")
    result = 10 // number
    say(f"end {number}")
    return result


if __name__ == "__main__":
    with Pool(1) as pool:
        for number in (5, 0, 2):
            pool.apply_async(divide, (number,))
        pool.close()
        pool.join()
    say("joined")
