"""What a file was before: its texts in the history that git has here."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path


def versions(root: Path, name: str) -> Iterator[str]:
    """The texts that a file had in commits, newest first; ``name`` is its POSIX path below the root.

    None where there is no git or no repository; few in a checkout that was made without its history.
    """
    listed = _git(
        root, "log", "--format=", "--raw", "--no-abbrev", "--no-renames", "--full-history", "--", name
    )
    blobs = [
        blob for line in listed.decode("ascii", "replace").splitlines() for blob in line.split()[2:4][::-1]
    ]
    for blob in dict.fromkeys(blobs):
        if blob.strip("0"):  # else it was not there before, or not after
            yield _git(root, "cat-file", "blob", blob).decode("utf-8", "replace").replace("\r\n", "\n")


def _git(root: Path, *words: str) -> bytes:
    """What a git command prints; nothing where it fails. What is not here is not fetched."""
    if not (git := shutil.which("git")):
        return b""
    environment = os.environ | {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    done = subprocess.run(
        [git, "-c", "core.quotePath=true", *words],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
    )
    return b"" if done.returncode else done.stdout
