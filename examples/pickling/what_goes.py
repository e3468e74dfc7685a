import os
import pickle
import sys
from functools import wraps
from threading import Lock


def say(text):
    print(f"[{os.getpid()}] {text}")


def plain(function):
    return lambda number: function(number)


def wrapped(function):
    return wraps(function)(plain(function))


@plain
def double(number):
    return 2 * number


@wrapped
def triple(number):
    return 3 * number


if __name__ == "__main__":
    things = {"list": [1, "a", None], "function": say}
    things |= {"method": [1].append, "lambda": lambda: 0}
    things |= {"decorated": double, "with wraps": triple}
    things |= {"file": sys.stdout, "lock of threads": Lock()}
    for name, thing in things.items():
        try:
            pickle.dumps(thing)
            say(f"{name}: goes")
        except (pickle.PicklingError, AttributeError, TypeError):
            say(f"{name}: does not go")
