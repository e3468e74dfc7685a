# needs: Linux
import os
import signal
from subprocess import DEVNULL, PIPE, STDOUT, Popen, TimeoutExpired

OPTIONS = {"stdin": DEVNULL, "stdout": PIPE, "stderr": STDOUT}  # (1)!
OPTIONS |= {"encoding": "utf-8", "errors": "backslashreplace"}


def say(text):
    print(f"[{os.getpid()}] {text}")


def run_for(limit, command):
    child = Popen(command, start_new_session=True, **OPTIONS)  # (2)!
    try:
        output, _ = child.communicate(timeout=limit)
    except TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)  # (3)!
        output, _ = child.communicate()  # (4)!
    return child.returncode, output


if __name__ == "__main__":
    command = ["sh", "-c", "echo begun >&2; sleep 1000; echo end"]
    code, output = run_for(2, command)
    say(f"code {code}, output {output!r}")
