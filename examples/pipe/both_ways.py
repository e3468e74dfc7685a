import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def answer(connection):
    for number in iter(connection.recv, None):  # (1)!
        say(f"got {number}")
        say(f"put {number * number}")
        connection.send(number * number)


if __name__ == "__main__":
    ours, theirs = Pipe()  # (2)!
    child = Process(target=answer, args=(theirs,))
    child.start()
    theirs.close()  # (3)!
    for number in (3, 4):
        say(f"put {number}")
        ours.send(number)
        say(f"got {ours.recv()}")
    ours.send(None)
    child.join()
    say("joined")
