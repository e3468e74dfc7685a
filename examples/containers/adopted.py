# needs: Linux
import ctypes
import os
import subprocess
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE
from time import sleep

PR_SET_CHILD_SUBREAPER = 36
LEAVE_ONE = "exec 3<&0; cat <&3 >/dev/null & echo $!"


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid):
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0]


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)  # (1)!
    command = ["sh", "-c", LEAVE_ONE]  # (2)!
    shell = subprocess.Popen(command, stdin=PIPE, stdout=PIPE)
    orphan = int(shell.stdout.readline())
    shell.wait()
    shell.stdin.close()  # (3)!
    while state(orphan) != "Z":
        sleep(0.01)
    say(f"pid {orphan} is {state(orphan)}")
    say(f"active_children() is {active_children()}")
    os.waitpid(orphan, 0)  # (4)!
    say(f"it is there: {Path(f'/proc/{orphan}').exists()}")
