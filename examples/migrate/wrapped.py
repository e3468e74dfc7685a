import os
from functools import wraps
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def logged(function):
    @wraps(function)  # (1)!
    def inner(number):
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
