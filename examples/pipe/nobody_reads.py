import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def leave(receiver):
    say("got nothing")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=leave, args=(receiver,))
    child.start()
    receiver.close()  # (1)!
    child.join()
    say("joined")
    sender.send(0)
