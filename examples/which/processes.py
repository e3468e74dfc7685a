import os
from concurrent.futures import ProcessPoolExecutor

done = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"run {number}")
    done.append(number)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        for number in (11, 22):
            say(f"call {number}")
            executor.submit(work, number).result()
    say(f"done is {done}")
