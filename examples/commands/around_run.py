import os
import sys
from multiprocessing import Process
from subprocess import run
from threading import Thread

CODE = "import os; print(os.getppid())"


def say(text):
    print(f"[{os.getpid()}] {text}")


def command():
    program = [sys.executable, "-c", CODE]
    done = run(program, capture_output=True, text=True, check=True)
    say(f"parent of the command is pid {int(done.stdout)}")


if __name__ == "__main__":
    for kind in (Thread, Process):
        one = kind(target=command)
        one.start()
        one.join()
