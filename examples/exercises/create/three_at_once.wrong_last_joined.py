import os
from multiprocessing import Barrier, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(name, meet):
    say(f"start {name}")
    meet.wait()
    say(f"end {name}")


if __name__ == "__main__":
    meet = Barrier(3)
    for name in "abc":
        child = Process(target=work, args=(name, meet))
        child.start()
    child.join()
    say("joined")
