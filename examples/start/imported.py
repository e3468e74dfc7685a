import os
import subprocess
import sys
from multiprocessing import Process

TYPED = """
from imported import main
main()
"""


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"work comes from {work.__module__}")


def main():
    child = Process(target=work)
    child.start()
    child.join()
    say(f"child exited with {child.exitcode}")


if __name__ == "__main__":
    no_prompt = "import sys; sys.ps1 = sys.ps2 = ''"
    at_the_prompt = [sys.executable, "-Bqic", no_prompt]
    subprocess.run(at_the_prompt, input=TYPED, text=True)
