# needs: Linux
import ctypes
import os
import subprocess
from multiprocessing import active_children
from pathlib import Path
from time import sleep

PR_SET_CHILD_SUBREAPER = 36


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid):
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0]


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)  # (1)!
    command = ["sh", "-c", "sleep 0.1 > /dev/null & echo $!"]  # (2)!
    run = subprocess.run(command, stdout=subprocess.PIPE)
    orphan = int(run.stdout)
    while state(orphan) != "Z":
        sleep(0.01)
    say(f"pid {orphan} is {state(orphan)}")
    say(f"active_children() is {active_children()}")
    os.waitpid(orphan, 0)  # (3)!
    say(f"it is there: {Path(f'/proc/{orphan}').exists()}")
