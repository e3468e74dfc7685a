import os
from multiprocessing import Process, parent_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    say(f"parent_process() is pid {os.getpid()}")


if __name__ == "__main__":
    for name in ("left", "right"):
        child = Process(target=tell, name=name)
        child.start()
        say(f"started {child.name} pid {child.pid}")
        child.join()
