import os
import shutil
import subprocess
import sys
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "\u591a\u8fdb\u7a0b \u4f8b\u5b50"  # (1)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"child from the folder {Path(__file__).resolve().parent.name}")


if __name__ == "__main__":
    if sys.argv[1:] == ["copy"]:
        child = Process(target=work)
        child.start()
        child.join()
        say(f"child exited with {child.exitcode}")
    else:
        with TemporaryDirectory() as folder:
            there = Path(folder, FOLDER)
            there.mkdir()
            copy = shutil.copy(__file__, there)
            subprocess.run([sys.executable, copy, "copy"])
