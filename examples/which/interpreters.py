# needs: Python 3.14
import os
from concurrent.futures import InterpreterPoolExecutor

done = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"run {number}")
    done.append(number)


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        for number in (11, 22):
            say(f"call {number}")
            executor.submit(work, number).result()
    say(f"done is {done}")
