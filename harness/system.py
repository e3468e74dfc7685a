"""What this system offers to a run, and the same with less.

``MBE_WITHOUT`` names what is to be left out, so that what other systems lack can be tried on any: ``linux``
is like macOS, ``linux,terminal,fork`` like Windows, ``unshare`` like a container.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

KNOWN = {
    "linux": "no /proc, no subreaper, no namespaces; examples that need Linux are skipped",
    "unshare": "no private /dev/shm, no network namespaces, no CPU quotas",
    "terminal": "a pipe in place of a pseudo-terminal",
    "fork": "spawn is the only start method",
}
WITHOUT = frozenset(os.environ.get("MBE_WITHOUT", "").replace(",", " ").split())

if unknown := WITHOUT - KNOWN.keys():
    sys.exit(f"MBE_WITHOUT: {', '.join(sorted(unknown))} is none of {', '.join(KNOWN)}")


def has_terminal() -> bool:
    """Whether a pseudo-terminal can be opened; a container may have none, or none left."""
    if sys.platform == "win32" or "terminal" in WITHOUT:
        return False
    try:
        for end in os.openpty():
            os.close(end)
    except OSError:
        return False
    return True


@cache
def has_namespaces() -> bool:
    """Whether two network namespaces can be made here, and joined by a cable."""
    if {"linux", "unshare"} & WITHOUT or not all(map(shutil.which, ("ip", "unshare", "nsenter"))):
        return False
    cable = ["ip", "link", "add", "one", "type", "veth", "peer", "name", "two"]
    return not subprocess.run(["unshare", "--net", *cable], capture_output=True, check=False).returncode


@cache
def has_quota() -> bool:
    """Whether a group of processes can be given a CPU quota here, by cgroups of version 1 or 2."""
    if {"linux", "unshare"} & WITHOUT:
        return False
    first = Path("/sys/fs/cgroup/cpu")
    group = (first if first.exists() else first.parent) / f"mbe-{os.getpid()}"
    try:
        group.mkdir()
    except OSError:  # no cgroups, or not ours to change
        return False
    found = any((group / limit).exists() for limit in ("cpu.cfs_quota_us", "cpu.max"))
    group.rmdir()
    return found


def starts(command: str) -> bool:
    """Whether a command is here, and starts: that of pyenv may be here for a version that is not chosen."""
    if not (found := shutil.which(command)):
        return False
    return not subprocess.run([found, "--version"], capture_output=True, check=False).returncode


TERMINAL = has_terminal()
# Linux with all that the harness uses there: /proc/PID/task/TID/children is an option of the kernel.
LINUX = sys.platform == "linux" and "linux" not in WITHOUT and Path("/proc/thread-self/children").exists()
