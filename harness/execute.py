"""Runs one program as a reader's terminal would, and ends it where it goes beyond a limit."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from harness import tidy, transcript
from harness.imports import beside
from harness.output import Output, open_terminal
from harness.processes import Processes
from harness.run import Request, Run
from harness.stacks import stacks
from harness.system import LINUX, TERMINAL, WITHOUT
from harness.timeline import Watch, timeline

if sys.platform == "linux":
    from harness import linux
if sys.platform != "win32":
    import resource

HANGS = 5.0  # seconds at rest after which a program hangs
# Seconds at rest of a program that is meant to hang; a pool that replaces its workers pauses for less.
SETTLED = 0.5
DELAYED = 2  # times the limit for a program that is meant to hang: with pauses it gets there later
QUIET = 2.0  # seconds without output, where nobody can see whether processes rest
MOST_OUTPUT = 1 << 20  # bytes; more is not an example
SHOWN = 64 << 10  # bytes kept of a program that printed too much, or is meant to hang
FLOOD = 8 << 10  # bytes from a program that is meant to hang: it prints without end and never rests
MOST_FILES = 128 << 20  # bytes
TICK = 0.05  # seconds between two looks
CLOSING = 2.0  # seconds for the last output to arrive when all processes have been ended
IMPOSED = str(Path(__file__).parent / "imposed")
KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "PATHEXT", "USERPROFILE")  # of our environment


def execute(request: Request, place: tidy.Place, wanted: Callable[[], bool]) -> Run:
    """Make a run in a place that was prepared for it. All of it has ended then; its files are still there.

    When it is no longer ``wanted`` the run is ended, and SystemExit raised. Raises OSError where the
    program cannot be started.
    """
    began, spent = time.monotonic(), processor_time()
    program, output = start(request, place, began)
    processes = processes_of(program)
    watch, end = watch_over(request, began), (float("inf"), frozenset[int]())
    stood: tuple[str, ...] = ()
    try:
        stopped = follow(request, place, processes, output, wanted)
        if stopped and request.stacks:
            stood = stacks(program.pid, place.stacks)
        status = program.poll()
        if sys.platform == "linux" and watch and status is None and not stopped:
            end = time.monotonic() - began, linux.alive()
        left = [] if status is None else processes.remaining(output)
    finally:
        if watch:
            watch.stop()
        processes.kill()
        program.wait()
        output.join(CLOSING)
    if status is None:
        status = 128 + 9 if stopped else transcript.TIMED_OUT
    logged = tidy.read_log(place.log)
    printed = output.printed[: SHOWN if stopped else None].decode(errors="backslashreplace")
    text = transcript.clean(printed, str(request.folder or place.folder))
    return Run(
        request,
        transcript.fold(text) if status == transcript.TIMED_OUT else text,
        status if status >= 0 else 128 - status,
        stopped,
        left=tuple(left),
        pids=frozenset(processes.seen | set(map(int, logged["process"]))),
        children=len(logged["child"]),
        exits=tuple(sorted(map(int, logged["exit"]))),
        unjoined=tuple(sorted(logged["unjoined"])),
        seconds=time.monotonic() - began,
        cpu=processor_time() - spent,
        timeline=timeline(watch, logged, *end) if watch else None,
        raw=printed,
        stacks=stood,
    )


def limit_of(request: Request) -> float | None:
    """Seconds after which a program that is meant to hang is looked at; None of one that is meant to end."""
    command = shlex.split(request.command)
    if command[0] != "timeout":
        return None
    return float(command[1]) * (1 if request.delayed is None else DELAYED)


def processes_of(program: subprocess.Popen[bytes]) -> Processes:
    """The processes of a program's run, as far as this system tells."""
    if sys.platform == "linux" and LINUX:
        return linux.Tree(program)
    return Processes(program)


def put_program(request: Request, folder: Path) -> None:
    """Put the program, and the modules beside it that it imports, into the run's folder."""
    file = folder / request.program.name
    if request.source is None:
        shutil.copyfile(request.program, file)
    else:
        file.write_bytes(request.source.encode())
    for module in beside(request.program):
        shutil.copyfile(module, folder / module.name)


def start(request: Request, place: tidy.Place, began: float) -> tuple[subprocess.Popen[bytes], Output]:
    """Start the program, and the thread that reads what it prints. Raises OSError where that fails."""
    if not request.folder:
        put_program(request, place.folder)
    command = shlex.split(request.command)
    ours, theirs = open_terminal()
    try:
        program = subprocess.Popen(
            [request.python, *command[command.index("python") + 1 :]],
            cwd=request.folder or place.folder,
            env=environment(request, place, theirs),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
        )
    except OSError:
        os.close(ours)
        raise
    finally:
        os.close(theirs)
    output = Output(ours, began, MOST_OUTPUT if limit_of(request) is None else SHOWN)
    output.start()
    place.group.write_text(str(program.pid), "utf-8")
    return program, output


def watch_over(request: Request, began: float) -> Watch | None:
    """A look at the processes of a timed run, again and again, from now on; None of any other run."""
    if sys.platform == "linux" and request.timed:
        watch = Watch(os.getpid(), began, linux.children)
        watch.start()
        return watch
    return None


def environment(request: Request, place: tidy.Place, theirs: int) -> dict[str, str]:
    """The environment of a run: little of ours, the same everywhere, and what harness/imposed is told."""
    kept = os.environ if request.folder else KEPT
    variables = {name: os.environ[name] for name in kept if name in os.environ} | {
        "IMPOSED_LOG": str(place.log),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONPATH": IMPOSED,
        "TERM": "xterm",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(place.temporary)),
    }
    if not request.folder and beside(request.program):
        variables["PYTHONDONTWRITEBYTECODE"] = "1"  # a module beside it would leave a folder
    if sys.platform != "win32" and not place.private_shm:
        variables["IMPOSED_SHARED"] = "1"
    if not TERMINAL:  # a pipe is not line-buffered, as a terminal is: the program is told to be
        variables["IMPOSED_LINE_BUFFERING"] = str(os.fstat(theirs).st_ino)
    if request.stacks:
        variables["IMPOSED_STACKS"] = str(place.stacks)
    if request.timed:
        variables["IMPOSED_TIMES"] = "1"
    if request.steps:
        variables["IMPOSED_STEPS"] = str(
            request.program if request.folder else place.folder / request.program.name
        )
    if request.prints is not None:
        variables["IMPOSED_PRINTS"] = ",".join(request.prints)
    if request.folder and os.environ.get("PYTHONPATH"):
        variables["PYTHONPATH"] += os.pathsep + os.environ["PYTHONPATH"]
    if request.delayed is not None:
        variables["IMPOSED_DELAYS"] = str(request.delayed)
    if method := request.method or ("spawn" if "fork" in WITHOUT else None):
        variables["IMPOSED_START_METHOD"] = method
    return variables


def follow(
    request: Request, place: tidy.Place, processes: Processes, output: Output, wanted: Callable[[], bool]
) -> str:
    """Wait until the program has ended or is to be ended.

    Returns "" where it ended by itself, or was meant to hang and does; else why it is to be ended. Raises
    SystemExit where the run is no longer wanted.
    """
    program, until, limit = processes.program, request.until.encode(), limit_of(request)
    while True:
        if output.ended.wait(TICK):  # it ends now, or it only closed its terminal
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(TICK)
        if not wanted():
            raise SystemExit(1)
        if program.poll() is not None:
            return ""
        if until and until in output.printed:
            return f"it printed {request.until!r}"
        if excess := processes.excess():
            return excess
        if tidy.size(place.home, MOST_FILES) > MOST_FILES:
            return f"it wrote more than {MOST_FILES >> 20} MB of files"
        if limit is None:
            if why := no_end(request, processes, output):
                return why
        elif hangs(request, limit, processes, output):
            return ""


def no_end(request: Request, processes: Processes, output: Output) -> str:
    """Why a program that is meant to end is to be ended; "" if it still may end by itself."""
    rest = processes.rest()
    if output.size > MOST_OUTPUT:
        return f"it printed more than {MOST_OUTPUT >> 20} MB"
    if rest and rest > HANGS:
        return f"it hangs: nothing of it has moved for {HANGS:.0f} s"
    if time.monotonic() - output.began > request.limit:
        return f"it still ran after {request.limit:.0f} s"
    return ""


def hangs(request: Request, limit: float, processes: Processes, output: Output) -> bool:
    """Whether a program that is meant to hang does: ``limit`` seconds are over, and it rests, or prints on.

    A slow machine may need longer than the limit to get there.
    """
    seconds, rest = time.monotonic() - output.began, processes.rest()
    settled = output.quiet > QUIET if rest is None else rest > SETTLED
    over = seconds > min(5 * limit, request.limit)
    return seconds > limit and (settled or output.size >= FLOOD or over)


def processor_time() -> float:
    """Seconds of processor time of the children that this process has waited for, and of theirs."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime
    return 0.0
