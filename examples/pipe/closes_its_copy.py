import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(receiver, sender):
    sender.close()  # (1)!
    try:
        while True:
            say(f"got {receiver.recv()}")
    except EOFError:
        say("EOFError")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=consume, args=(receiver, sender))
    child.start()
    receiver.close()
    say("put 0")
    sender.send(0)
    sender.close()
    child.join()
    say("joined")
