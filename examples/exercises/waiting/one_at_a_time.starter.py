import os
import threading
from multiprocessing import Barrier, Process
from time import sleep

lock = threading.Lock()


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, both_here):
    both_here.wait()
    with lock:
        say(f"start {name}")
        sleep(0.5)
        say(f"end {name}")


if __name__ == "__main__":
    both_here = Barrier(2)
    children = [
        Process(target=work, args=(name, both_here)) for name in "ab"
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")
