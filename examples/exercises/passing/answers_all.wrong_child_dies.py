import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def answer(connection):
    for text in iter(connection.recv, None):
        say(f"take {text}")
        connection.send(int(text) ** 2)


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=answer, args=(theirs,))
    child.start()
    for text in ("3", "x", "4"):
        say(f"put {text}")
        ours.send(text)
        say(f"got {ours.recv()}")
    ours.send(None)
    child.join()
    say("joined")
