import os
from multiprocessing import Pipe, Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work(end):
    say(f"got {end.recv(1024)}")


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()
    ours.send("a")
    child.join()
    say(f"child exited with {child.exitcode}")
