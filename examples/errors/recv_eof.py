import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(sender):
    say("send 0")
    sender.send(0)


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=produce, args=(sender,))
    child.start()
    sender.close()
    say(f"got {receiver.recv()}")
    child.join()
    say(f"got {receiver.recv()}")
