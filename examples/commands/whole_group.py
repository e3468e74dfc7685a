# needs: Linux
import os
import signal
from subprocess import PIPE, Popen, TimeoutExpired


def say(text):
    print(f"[{os.getpid()}] {text}")


def run_for(limit, command):
    child = Popen(command, stdout=PIPE, start_new_session=True)  # (1)!
    try:
        output, _ = child.communicate(timeout=limit)
    except TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)  # (2)!
        output, _ = child.communicate()  # (3)!
    return child.returncode, output


if __name__ == "__main__":
    command = ["sh", "-c", "echo begun; sleep 1000; echo end"]
    code, output = run_for(2, command)
    say(f"code {code}, output {output}")
