import os
from multiprocessing import get_context, get_start_method


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"get_start_method() is {get_start_method()}")


if __name__ == "__main__":
    context = get_context("spawn")
    for _ in range(2):
        child = context.Process(target=work)
        child.start()
        child.join()
        say("joined")
