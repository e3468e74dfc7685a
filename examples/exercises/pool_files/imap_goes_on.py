import os
from multiprocessing import Pool


def say(text):
    print(f"[{os.getpid()}] {text}")


def divide(number):
    return 10 // number


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.imap(divide, [5, 0, 2])
        for _ in range(3):
            try:
                say(f"got {next(results)}")
            except ZeroDivisionError:
                say("ZeroDivisionError")
        pool.close()
        pool.join()
