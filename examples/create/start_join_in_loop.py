import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(number):
    say(f"start {number}")
    say(f"end {number}")


if __name__ == "__main__":
    for number in range(3):
        child = Process(target=work, args=(number,))
        child.start()
        child.join()
    say("joined all")
