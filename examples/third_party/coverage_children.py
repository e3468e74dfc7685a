# needs: Linux, coverage
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = """import sys, multiprocessing as mp
def work():
    print("work")
if __name__ == "__main__":
    child = mp.get_context(sys.argv[1]).Process(target=work)
    child.start(), child.join()
"""
SETTINGS = """concurrency = multiprocessing
patch = subprocess
patch = subprocess, fork, _exit""".splitlines()
METHODS = ("spawn", "fork", "forkserver")


def say(text):
    print(f"[{os.getpid()}] {text}")


def coverage(folder, *words):
    command = [sys.executable, "-m", "coverage", *words]
    return subprocess.check_output(command, cwd=folder, text=True)


if __name__ == "__main__":
    for setting, method in product(SETTINGS, METHODS):
        with TemporaryDirectory() as folder:
            Path(folder, "program.py").write_text(PROGRAM)
            settings = f"[run]\nsource = .\n{setting}"
            Path(folder, ".coveragerc").write_text(settings)  # (1)!
            coverage(folder, "run", "program.py", method)
            coverage(folder, "combine", "--quiet")  # (2)!
            total = coverage(folder, "report", "--format=total")
            say(f"{setting}, {method}: {total.strip()} %")
