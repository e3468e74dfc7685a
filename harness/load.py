"""Keeps every core busy, so that what is only timing shows itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# A loop ends when its stdin does: when whoever started it is gone, however that went.
BUSY = """\
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
while True:
    sum(range(10**6))
"""


@contextmanager
def load() -> Iterator[None]:
    """A busy loop for each core, while this lasts."""
    loops = [
        subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, start_new_session=True)
        for _ in range(os.cpu_count() or 2)
    ]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.communicate()
