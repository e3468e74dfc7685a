import os
from multiprocessing import Pipe


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    try:
        receiver.send(0)
    except OSError as error:
        say(f"OSError: {error}")
    sender.recv()
