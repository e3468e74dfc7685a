# needs: Linux
import os
import shlex
import sys
from multiprocessing import freeze_support, get_context, set_executable
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


def pack():  # (1)!
    app = Path("app").absolute()
    command = shlex.join([sys.executable, os.path.abspath(__file__)])
    app.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    app.chmod(0o700)
    return app


if __name__ == "__main__":
    sys.frozen = True
    freeze_support()
    if len(sys.argv) > 1:  # (2)!
        option = "-c" if "-c" in sys.argv else sys.argv[1]
        sys.exit(say(f"main again, by {option}"))
    app = pack()
    sys.executable = str(app)
    set_executable(sys.executable)
    child = get_context("spawn").Process(target=work)
    child.start()
    child.join()
    say(f"exit code {child.exitcode}")
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # (3)!
    app.unlink()
