# needs: Python 3.14
import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def logged(function):
    def inner(number):  # (1)!
        say(f"start {number}")
        function(number)

    return inner


@logged
def work(number):
    say(f"end {number}")


if __name__ == "__main__":
    context = get_context("forkserver")
    child = context.Process(target=work, args=(11,))
    child.start()
    child.join()
