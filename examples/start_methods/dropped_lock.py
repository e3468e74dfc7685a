# needs: Linux
import os
from multiprocessing import Lock, Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


class Gate:
    def __init__(self, end):
        self.end = end

    def __setstate__(self, state):
        self.end = state["end"]
        self.end.recv()  # (1)!


def work(gate, lock):
    with lock:
        say("has the lock")


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(Gate(theirs), Lock()))
    child.start()
    ours.send("the lock is gone")  # (2)!
    child.join()
    say(f"child exited with {child.exitcode}")
