# needs: Linux
import os
import time
from multiprocessing import Pipe, Process
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid, wanted):
    for _ in range(3000):  # (1)!
        stat = Path(f"/proc/{pid}/stat").read_text()
        if stat.split()[2] == wanted:  # (2)!
            break
        time.sleep(0.01)
    return stat.split()[2]


def work(link):
    link.send("waits for a message")
    link.recv()
    link.send("computes")
    while not link.poll():  # (3)!
        pass
    link.send("sleeps")
    time.sleep(600)


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()
    for wanted in "SRS":
        say(f"child {ours.recv()}: {state(child.pid, wanted)}")
        ours.send("go on")
    child.terminate()
    child.join()
