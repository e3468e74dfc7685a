# needs: Linux
import fcntl
import os
import sys
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory

TIMES = 100


def say(text):
    print(f"[{os.getpid()}] {text}")


def add(path):
    with open(path, "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # (1)!
        total = int(file.read()) + 1
        file.seek(0)
        file.write(str(total))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for _ in range(TIMES):
            add(sys.argv[1])
        say(f"added {TIMES}")
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder, "visits")
            path.write_text("0")
            command = [sys.executable, __file__, path]
            programs = [Popen(command) for _ in range(4)]  # (2)!
            for program in programs:
                program.wait()
            say(f"total is {path.read_text()}")
