import io
import os
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("from the child")


if __name__ == "__main__":
    terminal, window = sys.stdout, io.StringIO()
    sys.stdout = window  # (1)!
    say("from the parent")
    child = Process(target=work)
    child.start()
    child.join()
    sys.stdout = terminal
    lines = window.getvalue().splitlines()
    say(f"the window has {[line.partition('] ')[2] for line in lines]}")
    say(f"child exited with {child.exitcode}")
