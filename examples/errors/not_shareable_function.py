# needs: Python 3.14
from concurrent import interpreters
from contextlib import closing


def multiplier(factor):
    def multiply(number):
        return number * factor

    return multiply


if __name__ == "__main__":
    with closing(interpreters.create()) as interpreter:
        interpreter.call(multiplier(2), 3)
