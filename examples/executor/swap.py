import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    return number * number, os.getpid()


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        with kind(2) as executor:
            results = list(executor.map(work, range(4)))
        squares = [square for square, _ in results]
        here = os.getpid() in {pid for _, pid in results}
        say(f"{kind.__name__}: {squares}, in this process: {here}")
