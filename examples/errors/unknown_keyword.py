import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def square(number):
    say(f"result {number * number}")


if __name__ == "__main__":
    child = Process(target=square, arg=(3,))
    child.start()
