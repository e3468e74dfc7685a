# needs: Linux, Python 3.14
import os
from multiprocessing import get_context
from pathlib import Path


def say(text):
    print(f"[{os.getpid()}] {text}")


def length(number):
    return len(lines[number])


lines = Path("top_level_fails.py").read_text().splitlines()

if __name__ == "__main__":
    os.chdir("/")  # (1)!
    with get_context("forkserver").Pool(1) as pool:
        say(f"lengths is {pool.map(length, range(3))}")
