import os
from multiprocessing import Process, parent_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"os.getppid() is pid {os.getppid()}")
    say(f"parent_process() is pid {parent_process().pid}")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    say(f"started pid {child.pid}")
    child.join()
