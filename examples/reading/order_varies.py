import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"start {number}")
    say(f"end {number}")


if __name__ == "__main__":
    children = [Process(target=work, args=(n,)) for n in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    say("joined all")
