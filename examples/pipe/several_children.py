import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def consume(receiver, sender):
    sender.close()
    try:
        while True:
            say(f"got {receiver.recv()}")
    except EOFError:
        say("EOFError")


if __name__ == "__main__":
    senders, children = [], []
    for number in range(2):
        receiver, sender = Pipe(duplex=False)
        args = (receiver, sender)
        child = Process(target=consume, args=args)
        child.start()
        receiver.close()
        senders.append(sender)
        children.append(child)
    for sender, child in zip(senders, children):
        sender.send(0)
        sender.close()
        child.join()  # (1)!
    say("joined both")
