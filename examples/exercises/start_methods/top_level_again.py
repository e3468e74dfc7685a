import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


say("top level")

if __name__ == "__main__":
    child = get_context("spawn").Process(target=work)
    child.start()
    child.join()
    say("joined")
