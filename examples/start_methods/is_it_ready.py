import os
import re
import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path
from tempfile import TemporaryDirectory

RUN = """
import runpy, sys
from multiprocessing import set_start_method
set_start_method(sys.argv.pop(1))
runpy.run_path(sys.argv.pop(1), run_name="__main__")
"""
LEGACY = """
from multiprocessing import Process
if __name__ == "__main__":
    child = Process(target=lambda: None)
    child.start()
    child.join()
"""


def say(text):
    print(f"[{os.getpid()}] {text}")


def check(program):
    for method in sorted(get_all_start_methods()):
        command = [sys.executable, "-c", RUN, method, *program]  # (1)!
        run = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        errors = re.findall(r"^\S+Error\b", run.stderr, re.MULTILINE)
        say(f"{method}: exit status {run.returncode}, errors {errors}")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        legacy = Path(folder, "legacy.py")
        legacy.write_text(LEGACY)
        check(sys.argv[1:] or [str(legacy)])  # (2)!
