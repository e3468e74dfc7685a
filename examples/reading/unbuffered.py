# needs: Linux
import os
import subprocess
import sys


def say(text):
    print(f"[{os.getpid()}] {text}")


def writes(option, code):
    ours, theirs = os.pipe2(os.O_DIRECT)  # (1)!
    subprocess.run([sys.executable, *option, "-c", code], stdout=theirs)
    os.close(theirs)
    heard = list(iter(lambda: os.read(ours, 100), b""))
    os.close(ours)
    return heard


if __name__ == "__main__":
    say(f"-u writes {writes(['-u'], 'print(123)')}")
    say(f"flush=True writes {writes([], 'print(123, flush=True)')}")
