import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def answer(connection):
    pass  # (1)!


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=answer, args=(theirs,))
    child.start()
    for text in ("3", "x", "4"):
        say(f"put {text}")  # (2)!
    child.join()
    say("joined")
