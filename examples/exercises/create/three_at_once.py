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
    children = [
        Process(target=work, args=(name, meet)) for name in "abc"
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined")
