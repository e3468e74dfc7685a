import os
from multiprocessing import Process

greeting = "nothing"


def say(text):
    print(f"[{os.getpid()}] {text}")


def greet():
    say(f"greeting is {greeting}")


def prepare():
    global greeting
    greeting = "hello"


if __name__ == "__main__":
    prepare()
    child = Process(target=greet)
    child.start()
    child.join()
    say("joined")
