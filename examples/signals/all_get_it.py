# needs: Linux
import os
import signal
from multiprocessing import Pipe, Process
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(sender):
    try:
        sender.send("ready")
        while True:
            sleep(0.01)
    except KeyboardInterrupt:
        say("child: KeyboardInterrupt")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=work, args=(sender,))
    child.start()
    receiver.recv()  # (1)!
    try:
        os.killpg(os.getpgrp(), signal.SIGINT)  # (2)!
        child.join()
    except KeyboardInterrupt:
        say("parent: KeyboardInterrupt")
    child.join()
    say(f"joined, exitcode {child.exitcode}")
