# needs: Linux
import os
import signal
from contextlib import suppress
from subprocess import DEVNULL, PIPE, STDOUT, Popen, TimeoutExpired

OPTIONS = {"stdin": DEVNULL, "stdout": PIPE, "stderr": STDOUT}  # (1)!
OPTIONS |= {"encoding": "utf-8", "errors": "backslashreplace"}
running = []


def say(text):
    print(f"[{os.getpid()}] {text}")


def end(child):
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)  # (2)!


def run_for(limit, command):
    child = Popen(command, start_new_session=True, **OPTIONS)  # (3)!
    running.append(child)
    try:
        output, _ = child.communicate(timeout=limit)
        code = child.returncode
    except TimeoutExpired:
        end(child)
        output, _ = child.communicate()  # (4)!
        code = None
    running.remove(child)
    return code, output


if __name__ == "__main__":
    command = ["sh", "-c", "echo begun >&2; sleep 1000; echo end"]
    code, output = run_for(2, command)
    say(f"code {code}, output {output!r}")
