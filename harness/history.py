"""What a file was before, as far as git has it here."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

DIGITS = 10  # of a blob's name that are kept
COMMITS = 20  # that are looked through for what a page was


def blob(text: str) -> str:
    """The first hex digits of the name that git gives to a file of this text."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()[:DIGITS]


def text_of(root: Path, blob: str) -> str | None:
    """The text of the file with this name; None where git has none, or is not here. Nothing is fetched."""
    return _told(root, "cat-file", "blob", blob)


def earlier_texts(root: Path, path: str) -> Iterator[str]:
    """What a file was after each of the last commits that changed it, the newest first."""
    for commit in (_told(root, "log", f"-{COMMITS}", "--format=%h", "--", path) or "").split():
        if (text := _told(root, "show", f"{commit}:./{path}")) is not None:
            yield text


def _told(root: Path, *command: str) -> str | None:
    """What git prints; None where it fails, or is not here. Nothing is fetched."""
    if not (git := shutil.which("git")):
        return None
    asked = subprocess.run(
        [git, *command],
        cwd=root,
        env=os.environ | {"GIT_NO_LAZY_FETCH": "1"},
        capture_output=True,
        check=False,
    )
    return None if asked.returncode else asked.stdout.decode("utf-8", "replace")
