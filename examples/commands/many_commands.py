import os
import sys
from multiprocessing.pool import ThreadPool
from subprocess import run

LIMIT = 3
PYTHON = [sys.executable, "-c"]
COMMANDS = {
    "good": [*PYTHON, "print(2 ** 10)"],
    "fails": [*PYTHON, "import sys; sys.exit('no such row')"],
    "stuck": [*PYTHON, "import time; time.sleep(1000)"],
    "missing": ["no-such-program"],
    "last": [*PYTHON, "print('end')"],
}


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(name):
    try:
        argv = COMMANDS[name]
        done = run(argv, capture_output=True, text=True, timeout=LIMIT)
    except Exception as error:  # (1)!
        return name, None, type(error).__name__
    return name, done.returncode, (done.stdout + done.stderr).strip()


if __name__ == "__main__":
    failed = 0
    with ThreadPool(2) as pool:  # (2)!
        for name, code, output in pool.imap(task, COMMANDS):
            say(f"{name}: {code}, {output}")
            failed += code != 0
    sys.exit(1 if failed else 0)
