import os
from multiprocessing import Process, current_process, parent_process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(depth):
    say(f"name is {current_process().name}")
    parent = parent_process()
    say(f"parent_process() is {parent.name}, pid {parent.pid}")
    if depth > 0:
        start(depth - 1)


def start(depth):
    child = Process(target=work, args=(depth,))
    child.start()
    say(f"started {child.name}, pid {child.pid}")
    child.join()


if __name__ == "__main__":
    say(f"name is {current_process().name}")
    say(f"parent_process() is {parent_process()}")
    start(1)
