import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(sender):
    for item in ("a", "b"):
        say(f"put {item}")
        sender.send(item)


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=produce, args=(sender,))
    child.start()
    sender.close()
    child.join()
    say("joined")
    try:
        while True:
            say(f"got {receiver.recv()}")
    except EOFError:
        say("EOFError")
