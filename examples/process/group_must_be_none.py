import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


if __name__ == "__main__":
    try:
        Process(group="team", target=work)
    except AssertionError as error:
        say(f"AssertionError: {error}")
    child = Process(work)
    child.start()
