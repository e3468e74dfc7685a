"""Runs a session at the ``>>>`` prompt in an interpreter of its own: ``python -m book.repl FILE``."""

import doctest
import subprocess
import sys
import tempfile
from pathlib import Path

from harness.paths import ROOT

LIMIT = 30.0  # seconds
FLAGS = doctest.ELLIPSIS


def hold(session: str) -> str:
    """What differs between a session and the same session run now; "" if nothing does."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "session.txt"
        file.write_text(session, "utf-8")
        try:
            ran = subprocess.run(
                [sys.executable, "-m", "book.repl", str(file)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=LIMIT,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return f"this session still ran after {LIMIT:.0f} s"
    return (
        ""
        if ran.returncode == 0
        else f"this session says something else when it is run:\n{ran.stdout}{ran.stderr}"
    )


if __name__ == "__main__":
    failed, tried = doctest.testfile(sys.argv[1], module_relative=False, optionflags=FLAGS, encoding="utf-8")
    sys.exit(f"{failed} of {tried} failed" if failed else 0 if tried else "there is no >>> in it")
