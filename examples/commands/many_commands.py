import os
import sys
from multiprocessing.pool import ThreadPool
from subprocess import DEVNULL, run

LIMIT = 3
PYTHON = [sys.executable, "-c"]
COMMANDS = {
    "good": [*PYTHON, "print(2 ** 10)"],
    "fails": [*PYTHON, "import sys; sys.exit('no such row')"],
    "stuck": [*PYTHON, "import time; time.sleep(1000)"],
    "missing": ["no-such-program"],
    "reads": [*PYTHON, "import sys; print(sys.stdin.read() == '')"],
    "bytes": [*PYTHON, r"import os; os.write(1, b'100 \xb0\xd9')"],
}
OPTIONS = {"stdin": DEVNULL, "capture_output": True}  # (1)!
OPTIONS |= {"encoding": "utf-8", "errors": "backslashreplace"}  # (2)!


def say(text):
    print(f"[{os.getpid()}] {text}")


def task(name):
    try:
        done = run(COMMANDS[name], timeout=LIMIT, **OPTIONS)
    except Exception as error:  # (3)!
        return name, None, type(error).__name__
    return name, done.returncode, (done.stdout + done.stderr).strip()


if __name__ == "__main__":
    failed = 0
    with ThreadPool(2) as pool:  # (4)!
        for name, code, output in pool.imap(task, COMMANDS):
            say(f"{name}: {code}, {output}")
            failed += code != 0
    sys.exit(1 if failed else 0)
