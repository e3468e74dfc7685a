# needs: Linux
import os
import signal
from pathlib import Path
from subprocess import TimeoutExpired, run


def say(text):
    print(f"[{os.getpid()}] {text}")


if __name__ == "__main__":
    command = ["sh", "-c", "sleep 1000 & echo $!; wait"]  # (1)!
    try:
        run(command, capture_output=True, timeout=2, check=True)
    except TimeoutExpired as error:
        left = int(error.stdout)  # (2)!
        there = Path("/proc", f"{left}").exists()
        say(f"{type(error).__name__}: pid {left} is there, {there}")
        os.kill(left, signal.SIGKILL)
