"""Which processes there are, for tests that look for what should be gone."""

import time
from collections.abc import Callable
from pathlib import Path


def processes(*words: str) -> list[int]:
    """PIDs of the live processes with all these words in their command lines; Linux only."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has ended
            continue
        if all(word in line for word in words):
            found.append(int(path.parent.name))
    return found


def wait_for(true: Callable[[], object], seconds: float = 20) -> None:
    """Wait until something is true. Raises AssertionError when it has not become so in time."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)
