"""Keeps every core busy, so that what is only timing shows itself."""

import os
import subprocess
import sys
from contextlib import contextmanager

# A loop ends by itself when whoever started it is gone, however that went.
BUSY = "import os; parent = os.getppid()\nwhile os.getppid() == parent: sum(range(10**6))"


@contextmanager
def load(times: int = 1):
    """Busy loops, so many times the number of cores, while this lasts."""
    loops = [
        subprocess.Popen([sys.executable, "-c", BUSY], start_new_session=True)  # Ctrl-C is for us
        for _ in range(times * (os.cpu_count() or 2))
    ]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
