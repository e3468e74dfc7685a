import os
import warnings
from multiprocessing import Process
from threading import Event, Thread, enumerate


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    names = [thread.name for thread in enumerate()]
    say(f"threads are {names}")


if __name__ == "__main__":
    warnings.simplefilter("default", DeprecationWarning)
    done = Event()
    helper = Thread(target=done.wait, name="helper")
    helper.start()
    tell()
    child = Process(target=tell)
    child.start()
    child.join()
    done.set()
    helper.join()
