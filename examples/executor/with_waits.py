import os
from concurrent.futures import ProcessPoolExecutor
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    sleep(0.1)
    say(f"end {number}")


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(work, number) for number in range(3)]
    say(f"joined, {sum(f.done() for f in futures)} tasks done")
    executor.submit(work, 3)
