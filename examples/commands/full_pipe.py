import os
import sys
from subprocess import PIPE, Popen, TimeoutExpired


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    for size, limit in ((10, 60), (1_000_000, 1)):
        program = [sys.executable, "-c", f"print('x' * {size}, end='')"]
        child = Popen(program, stdout=PIPE)
        try:
            child.wait(timeout=limit)  # (1)!
            say(f"{size}: wait has returned")
        except TimeoutExpired as error:
            say(f"{size}: {type(error).__name__}")
        output, _ = child.communicate()  # (2)!
        say(f"{len(output)} characters, code {child.returncode}")
