"""What every command in one file does before it prints or starts anything."""

from __future__ import annotations

import contextlib
import os
import sys


def prepare() -> None:
    """Let any console take any text, and let the programs that we start find what was unpacked."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    os.environ.pop("PYTHONSAFEPATH", None)  # `python -m` is to find what was unpacked
