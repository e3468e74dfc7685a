import os
from multiprocessing import Process

nums = [11, 22]


def say(text):
    print(f"[{os.getpid()}] {text}")


def append():
    say(f"nums is {nums}")
    for number in range(3):
        nums.append(number)
        say(f"nums is {nums}")


def read():
    say(f"nums is {nums}")


if __name__ == "__main__":
    for target in (append, read):
        child = Process(target=target)
        child.start()
        child.join()
    say("joined both")
    say(f"nums is {nums}")
