"""The process that makes one run after another: ``python -m harness.supervisor``.

Requests come pickled on stdin, runs go pickled to stdout. A run gets a folder of its own with
nothing but the program in it, a pseudo-terminal, limits on time, output, processes and memory, and
where the system allows it a /dev/shm of its own. The supervisor is the *subreaper* of its run:
orphans come back to it, so it knows every process the run leaves behind, whatever group or session
that moved to. When stdin ends, in the middle of a run too, the supervisor ends the run and itself.

Linux shows all of this. Elsewhere (and with MBE_TERMINAL=pipe, to test it) the program talks to a pipe, line by
line, and processes that outlive it are not known but through the group they were started in.
"""

import contextlib
import ctypes
import dataclasses
import os
import pickle
import queue
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None

from harness import transcript
from harness.run import TERMINAL, Request, Run
from harness.timeline import Watch, timeline

LIMIT = 60.0  # seconds for a program that is meant to end
RESTS = 5.0  # seconds without a tick of work: it hangs
OUTPUT = 1 << 20  # bytes; more is not an example
SHOWN = 64 << 10  # bytes kept of a program that `timeout` ends
FLOOD = 8 << 10  # bytes after which a program said to hang need not come to rest: it never will
PROCESSES = 64
MEMORY = 2 << 30  # bytes, resident, all processes of the run together
GRACE = 10.0  # seconds at most for helpers (fork server, resource tracker) to follow the program
STILL = 0.5  # seconds at rest of a program said to hang; a pool that replaces its workers pauses for less
LINGERS = 1.0  # seconds at rest after its program ended: nobody will end it
IMPOSED = str(Path(__file__).parent / "imposed")
KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "PATHEXT", "USERPROFILE")
SHM = Path("/dev/shm")
LINUX = sys.platform == "linux"
nobody_waits = threading.Event()
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

    def kill(self, main: subprocess.Popen) -> None:
        """End all of them, those that they start meanwhile too."""
        if not LINUX:
            end_group(main)
            return
        while alive := self.alive():
            for pid in alive:  # first stopped, so that none can start another
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
            for pid in self.alive():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.002)
            self.reap(main.pid)


def end_group(main: subprocess.Popen) -> None:
    """End a program and the processes of its group: the most that can be done without /proc."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(main.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(main.pid, signal.SIGKILL)
    main.kill()


def children(pid: int) -> list[int]:
    """PIDs of the children of a process, of all its threads; none where it is gone."""
    found: list[int] = []
    with contextlib.suppress(OSError):  # it may end at any moment
        for path in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, path.read_text().split())
    return found


# Fields of /proc/PID/stat from the state on, see proc(5).
STATE, UTIME, STIME, RSS = 0, 11, 12, 21


def stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; ``["X"]`` where the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["X"]


def state(pid: int) -> str:
    """The state letter of a process: R, S, D, Z, T; X where it is gone."""
    return stat(pid)[STATE]


class Rest:
    """Since when a set of processes is at rest: all asleep or stopped, and no clock tick used."""

    def __init__(self) -> None:
        self.seen: dict[int, list[str]] = {}
        self.since = time.monotonic()

    def seconds(self, pids: list[int]) -> float:
        """How long these processes have been at rest, by the looks taken so far."""
        now = {pid: [s[STATE], *s[UTIME : STIME + 1]] for pid in pids if (s := stat(pid))}
        if now != self.seen or any(s[STATE] not in "ST" for s in now.values()):
            self.seen, self.since = now, time.monotonic()
        return time.monotonic() - self.since


def memory(pids: list[int]) -> int:
    """Resident bytes of the processes together; pages they share count once for each."""
    pages = sum(int(s[RSS]) for s in map(stat, pids) if len(s) > RSS)
    return pages * os.sysconf("SC_PAGE_SIZE") if pages else 0


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


def segments() -> set[str]:
    """Names of the shared memory and the semaphores there are."""
    return {path.name for path in SHM.iterdir()} if SHM.is_dir() else set()


def make(request: Request, shm_is_ours: bool) -> Run:
    """Make one run and leave nothing of it behind."""
    home = Path(tempfile.mkdtemp(prefix="mbe-"))
    try:
        folder, temporary = home / "x", home / "t"  # short: socket paths have a limit of 108 bytes
        folder.mkdir()
        temporary.mkdir()
        shutil.copy(request.program, folder)
        before = segments()
        run = _make(request, folder, temporary)
        if run.status != 124 and not run.stopped:  # one that was ended had no chance to tidy up
            left = [f"the file {p.name}" for p in folder.iterdir() if p.name != request.program.name]
            left += [f"the temporary file {p.name}" for p in temporary.iterdir()]
            if shm_is_ours:
                left += [f"/dev/shm/{name}" for name in segments() - before]
            run = dataclasses.replace(run, left=(*run.left, *left))
        if shm_is_ours:
            for name in segments() - before:
                (SHM / name).unlink()
        return run
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _make(request: Request, folder: Path, temporary: Path) -> Run:
    command = shlex.split(request.command)
    limit = float(command[1]) if command[0] == "timeout" else None
    arguments = command[command.index("python") + 1 :]
    log = folder.parent / "log"
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
        "IMPOSED_LOG": str(log),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONPATH": IMPOSED,
        "TERM": "xterm",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
    }
    if request.timed:
        environment["IMPOSED_TIMES"] = "1"
    if request.method:
        environment["IMPOSED_START_METHOD"] = request.method
    ours, theirs = terminal(environment)
    began, spent = time.monotonic(), cpu()
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
    watch = Watch(os.getpid(), began, children) if request.timed else None
    if watch:
        watch.start()
    stamps: list[tuple[float, bytes]] = []
    chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    reader = threading.Thread(target=read, args=(ours, chunks, began, stamps))
    reader.start()
    processes = Processes()
    try:
        said, stopped = _watch(chunks, program, processes, began, limit)
        status = program.poll()
        left = _follow(program, processes) if status is not None else ()
    finally:
        if watch:
            watch.stop()
        processes.kill(program)
        program.wait()
        reader.join()  # all processes are gone, so nobody holds the other end
        os.close(ours)
    if status is not None:
        while not chunks.empty():
            said += chunks.get()
    if status is None:
        status = 124 if not stopped else 128 + 9
    logged = words(log)
    text = transcript.clean(said.decode(errors="backslashreplace"), str(folder))
    return Run(
        request,
        transcript.fold(text) if status == 124 else text,
        status if status >= 0 else 128 - status,
        stopped,
        tuple(left),
        frozenset(processes.seen | set(map(int, logged["process"]))),
        len(logged["child"]),
        tuple(sorted(map(int, logged["exit"]))),
        tuple(sorted(logged["unjoined"])),
        time.monotonic() - began,
        cpu() - spent,
        watch and timeline(watch, logged, stamps),
    )


def cpu() -> float:
    """Seconds of processor time of the children that this process has waited for, and of theirs."""
    if resource is None:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def words(log: Path) -> dict[str, list[str]]:
    """What the run's log says, by the first word of its lines: see harness/imposed."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in log.read_text("utf-8").splitlines() if log.exists() else ():
        word, _, rest = line.partition(" ")
        found[word].append(rest)
    return found


def terminal(environment: dict[str, str]) -> tuple[int, int]:
    """Our end and the program's end of a terminal; of a pipe, where there is none to be had.

    A terminal is line-buffered, so lines are whole and timely; at a pipe the program is told to be.
    """
    if TERMINAL:
        return os.openpty()
    ours, theirs = os.pipe()
    environment["IMPOSED_LINE_BUFFERING"] = str(os.fstat(theirs).st_ino)
    return ours, theirs


def read(
    end: int, chunks: "queue.SimpleQueue[bytes]", began: float, stamps: list[tuple[float, bytes]]
) -> None:
    """Pass on what comes, then b"" once nobody holds the other end any more; stamp it with its time."""
    while True:
        try:
            chunk = os.read(end, 65536)
        except OSError:  # how a terminal says that the last process hung up
            chunk = b""
        chunks.put(chunk)
        if not chunk:
            return
        stamps.append((time.monotonic() - began, chunk))


def _watch(
    chunks: "queue.SimpleQueue[bytes]",
    program: subprocess.Popen,
    processes: Processes,
    began: float,
    limit: float | None,
) -> tuple[bytes, str]:
    """Listen until the program ends or must be ended; what was said, and why it was stopped."""
    said, looked, rest = b"", 0.0, Rest()
    while True:
        try:
            chunk = chunks.get(timeout=TICK)
        except queue.Empty:
            chunk = None
        if nobody_waits.is_set():
            sys.exit()
        if chunk and (limit is None or len(said) < SHOWN):
            said += chunk
        if chunk == b"":  # it ends now, or it only closed the terminal
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(TICK)
        if program.poll() is not None:
            return said, ""
        if len(said) > OUTPUT:
            return said[:SHOWN], f"it printed more than {OUTPUT >> 20} MB"
        now = time.monotonic()
        if now - looked < 0.2 and chunk:
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
        elif now - began > limit and (rests > STILL or len(said) >= FLOOD or now - began > 5 * limit):
            return said, ""


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


def listen(requests: "queue.SimpleQueue[Request | None]") -> None:
    """Pass on requests; None, and word to the run under way, when stdin ends."""
    while True:
        try:
            requests.put(pickle.load(sys.stdin.buffer))
        except EOFError:
            nobody_waits.set()
            requests.put(None)
            return


def main() -> None:
    """Serve requests until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    shm_is_ours = False
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        shm_is_ours = own_shm()  # while there is one thread: a user namespace asks for that
    requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(requests,), daemon=True).start()
    while request := requests.get():
        try:
            answer = make(request, shm_is_ours)
        except OSError as error:  # an interpreter that cannot start, a full disk: a verdict, not a crash
            answer = Run(request, "", 1, f"it could not be run: {error}")
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    main()
