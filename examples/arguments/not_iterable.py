import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"number is {number}")


if __name__ == "__main__":
    child = Process(target=work, args=(1,))
    child.start()
    child.join()
    child = Process(target=work, args=(2))
    child.start()
