import os
import sys
from multiprocessing import Process

measured = set()


def say(text):
    print(f"[{os.getpid()}] {text}")


def measure(frame, event, argument):
    measured.add(frame.f_code.co_name)


def called_here():
    pass


def called_in_child():
    pass


if __name__ == "__main__":
    sys.settrace(measure)  # (1)!
    called_here()
    child = Process(target=called_in_child)
    child.start()
    child.join()
    sys.settrace(None)
    for name in ("called_here", "called_in_child"):
        say(f"{name}: {name in measured}")
