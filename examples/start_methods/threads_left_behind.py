import os
import threading
import warnings
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    names = [thread.name for thread in threading.enumerate()]
    say(f"threads are {names}")


if __name__ == "__main__":
    warnings.simplefilter("default", DeprecationWarning)  # (1)!
    done = threading.Event()
    helper = threading.Thread(target=done.wait, name="helper")
    helper.start()
    tell()
    child = Process(target=tell)
    child.start()
    child.join()
    done.set()
    helper.join()
