# needs: Linux
import os
import re
from multiprocessing import Process
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def tell():
    command = Path("/proc/self/cmdline").read_text()  # (1)!
    module = re.search(r"from (multiprocessing\.\w+)", command)
    program = module[1] if module else command.split("\0")[1]
    say(f"runs {program}")


if __name__ == "__main__":
    tell()
    child = Process(target=tell)
    child.start()
    child.join()
