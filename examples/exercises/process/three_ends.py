import os
import sys
from multiprocessing import Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def give():
    return 5


def leave():
    sys.exit(3)


def rest():
    sleep(60)


if __name__ == "__main__":
    for target in (give, leave, rest):
        child = Process(target=target)
        child.start()
        if target is rest:
            child.terminate()
        child.join()
        say(f"{target.__name__} exited with {child.exitcode}")
