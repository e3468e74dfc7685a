import os
from multiprocessing import Barrier, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number, all_started):
    say(f"start {number}")
    all_started.wait()  # (1)!
    say(f"end {number}")


if __name__ == "__main__":
    all_started = Barrier(3)
    children = [
        Process(target=work, args=(number, all_started))
        for number in range(3)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined all")
