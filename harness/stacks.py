"""Where the processes of a program are that does not end: asked, each writes its own stack."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

WRITTEN = 1.0  # seconds for all of them to write; a process that has ended leaves its file empty
TICK = 0.05  # seconds between two looks


def stacks(group: int, folder: Path) -> tuple[str, ...]:
    """The stacks of all processes of a group, in the order of their PIDs.

    Each process has a file in the folder, named by its PID; harness/imposed has the stack written there.
    """
    if sys.platform == "win32":  # it has no such signal
        return ()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGUSR2)
    files = sorted(folder.iterdir(), key=lambda file: int(file.name))
    until = time.monotonic() + WRITTEN
    before, sizes = list[int](), sizes_of(files)
    while time.monotonic() < until and not (all(sizes) and sizes == before):
        time.sleep(TICK)
        before, sizes = sizes, sizes_of(files)
    return tuple(file.read_text("utf-8", "replace") for file in files)


def sizes_of(files: list[Path]) -> list[int]:
    """How many bytes are in each file by now."""
    return [file.stat().st_size for file in files]
