import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def greet(greeting):
    say(f"greeting is {greeting}")


if __name__ == "__main__":
    greeting = "hello"
    child = Process(target=greet, args=(greeting,))
    child.start()
    child.join()
    say("joined")
