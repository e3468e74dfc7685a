import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def returns():
    return 5


def exits_with_number():
    sys.exit(3)


def exits_with_text():
    sys.exit("no disk")


def raises():
    raise ValueError("bad disk")


def leaves_at_once():
    os._exit(7)


if __name__ == "__main__":
    for target in (returns, exits_with_number, exits_with_text,
                   raises, leaves_at_once):
        child = Process(target=target)
        child.start()
        child.join()
        say(f"{target.__name__}: exitcode {child.exitcode}")
