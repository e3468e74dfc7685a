import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"name is {__name__}")


if __name__ == "__main__":
    work()
    child = Process(target=work)
    child.start()
    child.join()
