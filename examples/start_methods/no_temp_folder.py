# needs: Linux, Python 3.14
import os
import sys
import tempfile
from multiprocessing import get_context


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        tempfile.tempdir = sys.argv[1]  # (1)!
    say(f"default is {get_context().get_start_method()}")
