"""The process that makes one run after another: ``python -m harness.supervisor``.

Requests come pickled on stdin, runs go pickled to stdout. A run gets a folder of its own with
nothing but the program in it, a pseudo-terminal, limits on time, output, processes and memory, and
where the system allows it a /dev/shm of its own. The supervisor is the *subreaper* of its run:
orphans come back to it, so it knows every process the run leaves behind, whatever group or session
that moved to. When stdin ends, in the middle of a run too, the supervisor ends the run and itself.
"""

import contextlib
import ctypes
import dataclasses
import os
import pickle
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import transcript
from harness.run import Request, Run

LIMIT = 60.0  # seconds for a program that is meant to end
RESTS = 5.0  # seconds without a tick of work: it hangs
OUTPUT = 1 << 20  # bytes; more is not an example
SHOWN = 64 << 10  # bytes kept of a program that `timeout` ends
FLOOD = 8 << 10  # bytes after which a program said to hang need not come to rest: it never will
PROCESSES = 200
MEMORY = 4 << 30  # bytes, resident, all processes of the run together
GRACE = 10.0  # seconds at most for helpers (fork server, resource tracker) to follow the program
LINGERS = 1.0  # seconds at rest after its program ended: nobody will end it
IMPOSED = str(Path(__file__).parent / "imposed")
KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "PATHEXT")
SHM = Path("/dev/shm")
TICK = 0.05  # seconds between two looks where there is nothing to wait on

PR_SET_CHILD_SUBREAPER = 36
CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000


class Processes:
    """The processes of this run: our children, and theirs, and orphans that came back to us."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def alive(self) -> list[int]:
        """PIDs below us, zombies left out; also remembers them as seen."""
        found, todo = [], children(os.getpid())
        while todo:
            pid = todo.pop()
            self.seen.add(pid)
            todo += children(pid)
            if state(pid) not in "ZX":
                found.append(pid)
        return found

    def reap(self, main: int) -> None:
        """Collect orphans that ended; the program itself is waited for elsewhere."""
        for pid in children(os.getpid()):
            if pid != main:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, os.WNOHANG)

    def kill(self, main: int) -> None:
        """End all of them, those that they start meanwhile too."""
        while alive := self.alive():
            for pid in alive:  # first stopped, so that none can start another
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
            for pid in self.alive():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.002)
            self.reap(main)


def children(pid: int) -> list[int]:
    """PIDs of the children of a process, of all its threads; none where it is gone."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, path.read_text().split())
    return found


def stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; ``["X"]`` where the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["X"]


def state(pid: int) -> str:
    """The state letter of a process: R, S, D, Z, T; X where it is gone."""
    return stat(pid)[0]


class Rest:
    """Since when a set of processes is at rest: all asleep or stopped, and no clock tick used."""

    def __init__(self) -> None:
        self.seen: dict[int, list[str]] = {}
        self.since = time.monotonic()

    def seconds(self, pids: list[int]) -> float:
        """How long these processes have been at rest, by the looks taken so far."""
        now = {pid: [s[0], *s[11:13]] for pid in pids if (s := stat(pid))}
        if now != self.seen or any(s[0] not in "ST" for s in now.values()):
            self.seen, self.since = now, time.monotonic()
        return time.monotonic() - self.since


def memory(pids: list[int]) -> int:
    """Resident bytes of the processes together; pages they share count once for each."""
    return sum(int(s[21]) for s in map(stat, pids) if len(s) > 21) * os.sysconf("SC_PAGE_SIZE")


def own_shm() -> bool:
    """Give this process a /dev/shm that no other sees; False where the system does not allow it."""
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
    return not libc.mount(b"tmpfs", bytes(SHM), b"tmpfs", 0, b"size=256m")


def make(request: Request, shm_is_ours: bool) -> Run:
    """Make one run and leave nothing of it behind."""
    home = Path(tempfile.mkdtemp(prefix="mbe-"))
    try:
        folder, temporary = home / "x", home / "t"  # short: socket paths have a limit of 108 bytes
        folder.mkdir()
        temporary.mkdir()
        shutil.copy(request.program, folder)
        before = set(os.listdir(SHM)) if SHM.is_dir() else set()
        run = _make(request, folder, temporary)
        if run.status != 124 and not run.stopped:  # one that was ended had no chance to tidy up
            left = [f"the file {p.name}" for p in folder.iterdir() if p.name != request.program.name]
            left += [f"the temporary file {p.name}" for p in temporary.iterdir()]
            if shm_is_ours:
                left += [f"/dev/shm/{name}" for name in set(os.listdir(SHM)) - before]
            run = dataclasses.replace(run, left=(*run.left, *left))
        if shm_is_ours:
            for name in set(os.listdir(SHM)) - before:
                (SHM / name).unlink()
        return run
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _make(request: Request, folder: Path, temporary: Path) -> Run:
    command = shlex.split(request.command)
    limit = float(command[1]) if command[0] == "timeout" else None
    arguments = command[command.index("python") + 1 :]
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONPATH": IMPOSED,
        "TERM": "xterm",
        "TMPDIR": str(temporary),
    }
    if request.method:
        environment["IMPOSED_START_METHOD"] = request.method
    ours, theirs = os.openpty()  # a terminal: line-buffered, so lines are whole and timely
    began = time.monotonic()
    program = subprocess.Popen(
        [request.python, *arguments],
        cwd=folder,
        env=environment,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    processes = Processes()
    try:
        said, stopped = _watch(ours, program, processes, began, limit)
        status = program.poll()
        left = _follow(program, processes) if status is not None else ()
    finally:
        processes.kill(program.pid)
        program.wait()
        os.close(ours)
    if status is None:
        status = 124 if not stopped else 128 + signal.SIGKILL
    text = transcript.clean(said.decode(errors="backslashreplace"), str(folder))
    return Run(
        request,
        transcript.fold(text) if status == 124 else text,
        status if status >= 0 else 128 - status,
        stopped,
        tuple(left),
        frozenset(processes.seen),
        time.monotonic() - began,
    )


def _watch(
    terminal: int, program: subprocess.Popen, processes: Processes, began: float, limit: float | None
) -> tuple[bytes, str]:
    """Read the terminal until the program ends or must be ended; what was said, and why it was stopped."""
    said, looked, rest = b"", 0.0, Rest()
    while True:
        readable, _, _ = select.select([terminal, sys.stdin], [], [], TICK)
        if sys.stdin in readable:
            processes.kill(program.pid)
            sys.exit("supervisor: nobody waits for this run any more")
        if terminal in readable:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:  # the last process hung up
                chunk = b""
            if limit is None or len(said) < SHOWN:
                said += chunk
            if not chunk:
                program.wait()
        if program.poll() is not None:
            return said + drain(terminal), ""
        if len(said) > OUTPUT:
            return said[:SHOWN], f"it printed more than {OUTPUT >> 20} MB"
        now = time.monotonic()
        if now - looked < 0.2 and readable:
            continue
        looked = now
        alive = processes.alive()
        processes.reap(program.pid)
        if len(alive) > PROCESSES:
            return said, f"it started more than {PROCESSES} processes"
        if memory(alive) > MEMORY:
            return said, f"it took more than {MEMORY >> 30} GB of memory"
        rests = rest.seconds(alive)
        if limit is None:
            if rests > RESTS:
                return said, f"it hangs: nothing of it has moved for {RESTS:.0f} s"
            if now - began > LIMIT:
                return said, f"it still ran after {LIMIT:.0f} s"
        # Said to hang: it must be alive and at rest, or talk without end. A slow machine may need
        # longer than the limit to get there.
        elif now - began > limit and (rests > TICK or len(said) >= FLOOD or now - began > 5 * limit):
            return said, ""


def drain(terminal: int) -> bytes:
    """What is still to be read from the terminal, now."""
    said = b""
    while select.select([terminal], [], [], 0)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        said += chunk
    return said


def _follow(program: subprocess.Popen, processes: Processes) -> list[str]:
    """Wait for the helpers of an ended program; name what stays."""
    ends, rest = time.monotonic() + GRACE, Rest()
    while (alive := processes.alive()) and time.monotonic() < ends and rest.seconds(alive) < LINGERS:
        processes.reap(program.pid)
        time.sleep(0.003)
    processes.reap(program.pid)
    return [f"the process {pid} ({said(pid)})" for pid in alive]


def said(pid: int) -> str:
    """The command line of a process, for a message."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()[:80]
    return "gone"


def main() -> None:
    """Serve requests until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    shm_is_ours = own_shm()
    while True:
        try:
            request = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = make(request, shm_is_ours)
        except OSError as error:  # an interpreter that cannot start, a full disk: a verdict, not a crash
            answer = Run(request, "", 1, f"it could not be run: {error}")
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    main()
