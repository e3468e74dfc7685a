import os
import sys
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(sender):
    say("put 0")
    sender.send(0)
    sys.exit(1)  # (1)!


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=produce, args=(sender,))
    child.start()
    sender.close()
    try:
        while True:
            say(f"got {receiver.recv()}")
    except EOFError:
        say("EOFError")
    child.join()
    say(f"joined, exitcode {child.exitcode}")
