# needs: Linux
import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def look():
    for call in (first.is_alive, first.join, never.start):
        try:
            call()
        except AssertionError as error:
            say(f"AssertionError: {error}")


if __name__ == "__main__":
    context = get_context("fork")
    first = context.Process(target=say, args=("first",))
    never = context.Process(target=say, args=("never",))
    second = context.Process(target=look)
    for child in (first, second):
        child.start()
        child.join()
