import os
import subprocess
import sys
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


def work():
    say(f"child prints in {sys.stdout.encoding}")


if __name__ == "__main__":
    if os.environ.get("PYTHONIOENCODING") == "gbk":
        say(f"parent prints in {sys.stdout.encoding}")
        child = Process(target=work)
        child.start()
        child.join()
    else:
        env = {**os.environ, "PYTHONIOENCODING": "gbk"}  # (1)!
        subprocess.run([sys.executable, __file__], env=env)
