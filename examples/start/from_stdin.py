# needs: Linux
import os
import subprocess
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say("work")


if __name__ == "__main__":
    say(f"main is {os.path.basename(__file__)}")
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")
    if os.path.exists(__file__):
        with open(__file__) as file:
            code = file.read()
        subprocess.run([sys.executable, "-"], input=code, text=True)
