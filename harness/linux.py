"""What only Linux can tell of a run, from /proc, and what only Linux can do for it.

The supervisor is the *subreaper* of its run: orphans become its children, so every process of the run is
known, whatever group or session it moved to.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from harness.output import Output
from harness.processes import Processes
from harness.system import WITHOUT
from harness.tidy import SHM

assert sys.platform == "linux"

SHM_SIZE = "256m"  # for one run; it protects the machine from a program that fills it
MOST_PROCESSES = 64
MOST_MEMORY = 2 << 30  # bytes, resident, all processes of the run together
GRACE = 10.0  # seconds at most for helpers (fork server, resource tracker) to follow the program
LINGERS = 1.0  # seconds at rest after which a process is not about to end any more
PATIENCE = 10.0  # seconds to try to kill processes; one that waits for a broken disk cannot be killed
PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes

PR_SET_CHILD_SUBREAPER = 36
CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000
# Fields of /proc/PID/stat from the state on, see proc(5).
STATE, UTIME, STIME, RSS = 0, 11, 12, 21


class Tree(Processes):
    """All processes below this one."""

    def __init__(self, program: subprocess.Popen[bytes]) -> None:
        super().__init__(program)
        self.alive: list[int] = []
        self.memory = 0  # bytes, resident, of all of them; pages that they share count once for each
        self._last: dict[int, list[str]] = {}
        self._since = time.monotonic()

    def look(self) -> list[int]:
        """The PIDs of the processes that live now."""
        now: dict[int, list[str]] = {}
        pages = 0
        for pid, fields in descendants():
            self.seen.add(pid)
            if fields[STATE] not in "ZX":
                now[pid] = [fields[STATE], *fields[UTIME : STIME + 1]]
                pages += int(fields[RSS])
            elif pid != self.program.pid:
                reap(pid)
        self.alive, self.memory = list(now), pages * PAGE
        if now != self._last or any(state not in "ST" for state, *_ in now.values()):
            self._last, self._since = now, time.monotonic()
        return self.alive

    def excess(self) -> str:
        alive = self.look()
        if len(alive) > MOST_PROCESSES:
            return f"it started more than {MOST_PROCESSES} processes"
        if self.memory > MOST_MEMORY:
            return f"it took more than {MOST_MEMORY >> 30} GB of memory"
        return ""

    def rest(self) -> float:
        return time.monotonic() - self._since

    def remaining(self, output: Output) -> list[str]:
        self._since, ends = time.monotonic(), time.monotonic() + GRACE
        while self.look() and time.monotonic() < ends and self.rest() < LINGERS:
            time.sleep(0.003)
        return [f"the process {pid} ({command_line(pid)})" for pid in self.alive]

    def kill(self) -> None:
        kill_descendants(self.program.pid)


def children(pid: int) -> list[int]:
    """PIDs of the children of a process, of all its threads; none where it is gone."""
    found: list[int] = []
    with contextlib.suppress(OSError):  # it may end at any moment
        for task in os.listdir(f"/proc/{pid}/task"):
            found += map(int, read_bytes(f"/proc/{pid}/task/{task}/children").split())
    return found


def stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; ``["X"]`` where the process is gone."""
    return read_bytes(f"/proc/{pid}/stat").decode(errors="replace").rpartition(")")[2].split() or ["X"]


def descendants() -> Iterator[tuple[int, list[str]]]:
    """PID and ``stat`` of every process below this one, zombies too."""
    todo = children(os.getpid())
    while todo:
        pid = todo.pop()
        todo += children(pid)
        yield pid, stat(pid)


def alive() -> frozenset[int]:
    """The PIDs of the processes below this one that have not ended."""
    return frozenset(pid for pid, fields in descendants() if fields[STATE] not in "ZX")


def command_line(pid: int) -> str:
    """The command line of a process, for a message."""
    line = read_bytes(f"/proc/{pid}/cmdline").decode(errors="backslashreplace")
    return line.replace("\0", " ").strip()[:80] or "gone"


def reap(pid: int) -> None:
    """Collect a process that ended, if it is a child of ours by now."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def reap_all(main: int = 0) -> None:
    """Collect orphans that ended; ``main`` is waited for elsewhere."""
    for pid in children(os.getpid()):
        if pid != main:
            reap(pid)


def kill_descendants(main: int = 0) -> None:
    """End all processes below this one, and those that they start meanwhile.

    ``main`` is waited for elsewhere.
    """
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        there = alive()
        if not there:
            break
        for pid in there:  # stopped first, so that none can start another
            send(pid, signal.SIGSTOP)
        for pid, _ in descendants():
            send(pid, signal.SIGKILL)
        time.sleep(0.002)
        reap_all(main)
    reap_all(main)


def kill_strays(home: Path) -> None:
    """End every process on this machine that was started by a run below a folder, by its environment.

    For runs that lost keeper and supervisor at once, so that nobody is above them any more.
    """
    mark = b"IMPOSED_LOG=" + os.fsencode(home) + b"/"
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        strays = [path for path in Path("/proc").glob("[0-9]*/environ") if mark in read_bytes(path)]
        if not strays:
            break
        for path in strays:
            send(int(path.parent.name), signal.SIGKILL)


def read_bytes(path: str | Path) -> bytes:
    """What a file in /proc says; nothing where its process is gone, or another user's."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError:
        return b""


def send(pid: int, number: signal.Signals) -> None:
    """Send a signal to a process, which may have ended, or belong to another user by now."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def become_subreaper() -> None:
    """From now on orphans below this process become its children."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def private_shm(size: str = SHM_SIZE) -> bool:
    """Give this process and its children a /dev/shm that no other sees; False where that is not allowed.

    ``size`` is what fits into it, as mount writes it. Tried in a child first, for a user namespace that was
    only half made cannot be left again. A process that has threads cannot make one.
    """
    if "unshare" in WITHOUT or not SHM.is_dir():
        return False
    child = os.fork()
    if not child:
        mounted = False
        with contextlib.suppress(OSError):
            mounted = _mount_shm(size)
        os._exit(0 if mounted else 1)
    return os.waitpid(child, 0)[1] == 0 and _mount_shm(size)


def _mount_shm(size: str) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(CLONE_NEWNS):
        if libc.unshare(CLONE_NEWNS | CLONE_NEWUSER):
            return False
        try:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
            Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
        except OSError:
            return False
    if libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None):
        return False
    return not libc.mount(b"tmpfs", bytes(SHM), b"tmpfs", 0, f"size={size}".encode())
