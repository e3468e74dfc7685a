import os
import subprocess
import sys


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    say(f"main, arguments is {arguments}")
    if not arguments:
        child = ["--multiprocessing-fork", "pipe_handle=5"]
        command = [sys.executable, __file__, *child]  # (1)!
        subprocess.run(command, check=True)
        say("child ended")
