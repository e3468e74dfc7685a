# needs: Linux
import ctypes
import os
import subprocess
from pathlib import Path
from time import sleep

PR_SET_CHILD_SUBREAPER = 36
LEAVE_ONE = "sleep 0 >/dev/null & echo $!"


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid):
    return Path(f"/proc/{pid}/stat").read_text().split()[2]


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)  # (1)!
    command = ["sh", "-c", LEAVE_ONE]  # (2)!
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    orphan = int(told.stdout)
    while state(orphan) != "Z":
        sleep(0.01)
    say(f"pid {orphan} has ended, its state is {state(orphan)}")
    pid, status = os.waitpid(-1, 0)  # (3)!
    say(f"collected pid {pid}: {not Path(f'/proc/{pid}').exists()}")
