import os
from multiprocessing import Barrier, Lock, Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, both_here, lock):
    both_here.wait()
    with lock:
        say(f"start {name}")
        sleep(0.5)
        say(f"end {name}")


if __name__ == "__main__":
    lock = Lock()
    both_here = Barrier(2)
    for name in "ab":
        child = Process(target=work, args=(name, both_here, lock))
        child.start()
        child.join()
    say("joined")
