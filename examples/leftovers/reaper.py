# needs: Linux
import ctypes
import os
import subprocess
from pathlib import Path
from subprocess import PIPE
from time import sleep

PR_SET_CHILD_SUBREAPER = 36
LEAVE_ONE = "exec 3<&0; cat <&3 >/dev/null & echo $!"


def say(text):
    print(f"[{os.getpid()}] {text}")


def state(pid):
    return Path(f"/proc/{pid}/stat").read_text().split()[2]


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)  # (1)!
    command = ["sh", "-c", LEAVE_ONE]  # (2)!
    shell = subprocess.Popen(command, stdin=PIPE, stdout=PIPE)
    orphan = int(shell.stdout.readline())
    shell.wait()
    shell.stdin.close()  # (3)!
    while state(orphan) != "Z":
        sleep(0.01)
    say(f"pid {orphan} has ended, its state is {state(orphan)}")
    pid, status = os.waitpid(-1, 0)  # (4)!
    say(f"collected pid {pid}: {not Path(f'/proc/{pid}').exists()}")
