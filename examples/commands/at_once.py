import os
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

CODE = """
import sys
from pathlib import Path
from time import sleep
path = Path(sys.argv[1])
path.touch()
while len(list(path.parent.iterdir())) < 4:
    sleep(0.01)
print("met")
"""


def say(text):
    print(f"[{os.getpid()}] {text}")


def command(path):
    program = [sys.executable, "-c", CODE, path]
    done = run(program, capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    with TemporaryDirectory() as folder, ThreadPool(4) as pool:
        paths = [str(Path(folder, str(number))) for number in range(4)]
        say(f"{pool.map(command, paths)}")
