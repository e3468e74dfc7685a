import os
import subprocess
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


if __name__ == "__main__":
    say(f"main has a file: {'__file__' in globals()}")  # (1)!
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
    if "__file__" in globals():
        with open(__file__) as file:
            code = file.read()
        no_prompt = "import sys; sys.ps1 = sys.ps2 = ''"
        at_the_prompt = [sys.executable, "-qic", no_prompt]
        subprocess.run(at_the_prompt, input=code + "\n", text=True)  # (2)!
