import os
import subprocess
import sys
from multiprocessing import Lock

lock = Lock()


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    with lock:
        say("holds the lock")
        if len(sys.argv) == 1:
            command = [sys.executable, __file__, "again"]
            subprocess.run(command, check=True)  # (1)!
