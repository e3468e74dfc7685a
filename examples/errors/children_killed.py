# needs: Linux
import os
import signal
from multiprocessing import get_context
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def start_child(context):
    child = context.Process(target=say, args=("works",))
    child.start()
    child.join()


def kill_children():
    mine = Path(f"/proc/self/task/{os.getpid()}/children")
    for pid in map(int, mine.read_text().split()):
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        say(f"killed pid {pid}")


if __name__ == "__main__":
    context = get_context("spawn")
    start_child(context)
    kill_children()
    start_child(context)
