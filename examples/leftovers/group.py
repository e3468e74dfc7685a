# needs: Linux
import os
import signal
import sys
from multiprocessing import get_context
from subprocess import PIPE, Popen, run


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    run(["sh", "-c", "echo start; sleep 1000"], check=True)  # (1)!


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for _ in range(2):
            child = get_context("spawn").Process(target=work)
            child.start()  # not joined on purpose
    else:
        program = [sys.executable, __file__, "parent"]
        parent = Popen(program, stdout=PIPE, start_new_session=True)  # (2)!
        for _ in range(2):
            parent.stdout.readline()
        os.killpg(parent.pid, signal.SIGTERM)  # (3)!
        parent.stdout.read()  # (4)!
        parent.stdout.close()
        say(f"all have ended, the parent with {parent.wait()}")
