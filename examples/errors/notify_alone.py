import os
from multiprocessing import Condition


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    condition = Condition()
    try:
        condition.wait(timeout=1)
    except AssertionError as error:
        say(f"AssertionError: {error}")
    condition.notify()
