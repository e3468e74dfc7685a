import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("start")
    say(f"greeting is {greeting}")


if __name__ == "__main__":
    greeting = "hello"
    child = Process(target=work)
    child.start()
    child.join()
    say(f"joined, exitcode: {child.exitcode}")
