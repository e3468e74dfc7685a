# needs: Linux
import os
import sys
from multiprocessing import get_context
from subprocess import DEVNULL, PIPE, Popen
from time import sleep


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(number):
    print("done", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        pool = get_context("spawn").Pool(2)
        pool.map(task, range(2))
        print("idle", flush=True)
        sleep(1000)  # not joined on purpose
    else:
        program = [sys.executable, __file__, "parent"]
        with Popen(program, stdout=PIPE, stderr=DEVNULL) as parent:
            while parent.stdout.readline() != b"idle\n":
                pass
            parent.kill()
            parent.stdout.read()  # (1)!
        say("parent killed, both workers have ended")
