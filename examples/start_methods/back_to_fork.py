# needs: Linux
import os
from multiprocessing import Process, get_start_method, set_start_method


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    say(f"start method is {get_start_method()}")
    say(f"mode is {mode}")


if __name__ == "__main__":
    set_start_method("fork")
    mode = "set under the guard"
    tell()
    child = Process(target=tell)
    child.start()
    child.join()
