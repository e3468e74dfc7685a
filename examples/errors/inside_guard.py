import os
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":

    def work():
        say("work")

    child = get_context("spawn").Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
