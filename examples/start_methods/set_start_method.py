import os
from multiprocessing import Process, current_process, set_start_method
from multiprocessing import get_start_method


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"start method is {get_start_method()}")


if __name__ == "__main__":
    set_start_method("spawn")
    say(f"start method is {get_start_method()}")
    child = Process(target=work)
    child.start()
    child.join()
