import os
from multiprocessing import Pipe, Process

SIZE = 10_000_000


def say(text):
    print(f"[{os.getpid()}] {text}")


def reply(connection):
    data = connection.recv()  # (1)!
    say(f"got {len(data)} bytes")
    connection.send(data)


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=reply, args=(theirs,))
    child.start()
    ours.send(bytes(SIZE))
    data = ours.recv()
    say(f"got {len(data)} bytes")
    assert len(data) == SIZE
    child.join()
    say("joined")
