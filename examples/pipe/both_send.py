import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def exchange(connection, size, name):
    say(f"put {name}")
    connection.send(bytes(size))  # (1)!
    assert len(connection.recv()) == size
    say(f"got {name}")


if __name__ == "__main__":
    for size, name in ((1, "small"), (10_000_000, "large")):
        ours, theirs = Pipe()
        args = (theirs, size, name)
        child = Process(target=exchange, args=args)
        child.start()
        exchange(ours, size, name)
        child.join()
        say("joined")
