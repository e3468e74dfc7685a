import os
from multiprocessing import Process, current_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"{current_process().name} start")
    say(f"{current_process().name} end")


if __name__ == "__main__":
    say(f"{current_process().name} start")
    child = Process(target=work)
    child.start()
    child.join()
    say(f"joined {child.name}, pid {child.pid}")
