import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def produce(sender):
    for item in range(3):
        say(f"put {item}")
        sender.send(item)


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)  # (1)!
    child = Process(target=produce, args=(sender,))
    child.start()
    sender.close()  # (2)!
    try:
        while True:
            say(f"got {receiver.recv()}")
    except EOFError:
        say("EOFError")
    child.join()
    say("joined")
