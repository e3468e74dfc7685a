import os
from multiprocessing import Process

settings = {}


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"settings is {settings}")
    say(f"limit is {settings['limit']}")


if __name__ == "__main__":
    settings["limit"] = 5
    child = Process(target=work)
    child.start()
    child.join()
    say(f"joined, exitcode: {child.exitcode}")
