# needs: Linux
import os
from multiprocessing import Pipe, Process, Queue


def say(text):
    print(f"[{os.getpid()}] {text}")


class Gate:
    def __init__(self, end):
        self.end = end

    def __setstate__(self, state):
        self.end = state["end"]
        self.end.recv()  # (1)!


def work(gate, queue):
    queue.put(0)
    say("put 0")


def start(gate):
    queue = Queue()
    child = Process(target=work, args=(gate, queue))
    child.start()
    return child  # (2)!


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = start(Gate(theirs))
    ours.send("start() has returned")
    child.join()
    say(f"child exited with {child.exitcode}")
