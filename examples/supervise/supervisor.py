import os
import sys
from multiprocessing import Process
from multiprocessing.connection import wait
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, start):
    sleep((start - 1) * 0.1)  # (1)!
    if name == "broken":
        os._exit(3)  # (2)!
    if name == "shaky" and start < 3:
        os._exit(1)


def supervise(names, limit):
    todo, running, failed = [(name, 1) for name in names], {}, []
    while todo or running:
        while todo:
            name, start = todo.pop()
            child = Process(target=work, args=(name, start), name=name)
            child.start()
            running[child.sentinel] = child, start
        for sentinel in wait(running):  # (3)!
            child, start = running.pop(sentinel)
            child.join()
            say(f"{child.name} {start}: exit code {child.exitcode}")
            if child.exitcode and start < limit:
                todo.append((child.name, start + 1))
            elif child.exitcode:
                failed.append(child.name)  # (4)!
    return failed


if __name__ == "__main__":
    sys.exit(1 if supervise(["steady", "shaky", "broken"], 3) else 0)
