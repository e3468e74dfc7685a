import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def answer(connection):
    for text in iter(connection.recv, None):
        say(f"take {text}")
        try:
            connection.send(int(text) ** 2)
        except ValueError as error:
            connection.send(type(error).__name__)


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=answer, args=(theirs,))
    child.start()
    for text in ("3", "x", "4"):
        say(f"put {text}")
        ours.send(text)
        say(f"got {ours.recv()}")
    child.join()
    say("joined")
