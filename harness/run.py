"""Ask for runs of examples; they are made side by side, and each only once."""

import os
import pickle
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from harness.paths import ROOT
from harness.timeline import Timeline

# Is there a pseudo-terminal to talk to? MBE_TERMINAL=pipe does without one, as Windows must.
TERMINAL = hasattr(os, "openpty") and os.environ.get("MBE_TERMINAL") != "pipe"
SIDE_BY_SIDE = 3 * (os.cpu_count() or 2)  # runs at once


@dataclass(frozen=True)
class Request:
    """One run to be made: a program under an interpreter and a start method.

    ``command`` is the line a reader would type (``python fifo.py``); ``method`` is the start method
    imposed from outside, or None to leave the interpreter's own; ``again`` tells apart runs that
    are wanted more than once; ``timed`` asks for a timeline as well (Linux).
    """

    program: Path
    command: str
    python: str = sys.executable
    method: str | None = None
    again: int = 0
    timed: bool = False


@dataclass(frozen=True)
class Run:
    """What was seen of one run.

    ``said`` is the terminal's text, cleaned; ``status`` the exit status as a shell tells it (128 + n
    for a signal n, 124 when ``timeout`` ended it); ``stopped`` why the harness had to end it, or "";
    ``left`` what it left behind; ``pids`` the processes seen; ``children`` how many
    multiprocessing was asked to start, workers of pools included; ``exits`` the exit codes of those that ended by themselves; ``unjoined`` the names of those that
    nobody had joined when the program ended; ``seconds`` the wall time; ``cpu`` the processor time, in
    seconds, of all its processes that were waited for (0.0 where the system does not tell); ``timeline`` what happened when, if that was asked.
    """

    request: Request
    said: str
    status: int
    stopped: str = ""
    left: tuple[str, ...] = ()
    pids: frozenset[int] = frozenset()
    children: int = 0
    exits: tuple[int, ...] = ()
    unjoined: tuple[str, ...] = ()
    seconds: float = 0.0
    cpu: float = 0.0
    timeline: Timeline | None = None

    @property
    def transcript(self) -> str:
        """The run as a transcript's text."""
        said = self.said and self.said.rstrip("\n") + "\n"
        tail = f"exit status {self.status}\n" if self.status else ""
        return f"$ {self.request.command}\n{said}{tail}"


@dataclass
class Runner:
    """Makes runs side by side, in supervisor processes of its own.

    An example mostly waits, so there are more supervisors than cores. Use as a context manager:
    leaving it ends the supervisors, and with them whatever they still run.
    """

    side_by_side: int = SIDE_BY_SIDE

    def __post_init__(self) -> None:
        self._runs: dict[Request, Future[Run]] = {}
        self._own = threading.local()
        self._supervisors: list[subprocess.Popen] = []
        self._threads = ThreadPoolExecutor(self.side_by_side, "runner")
        self.began: float | None = None
        self.ended = 0.0

    def submit(self, request: Request) -> "Future[Run]":
        """The run as a future; the same request is run once."""
        if request not in self._runs:
            self.began = self.began or time.monotonic()
            self._runs[request] = self._threads.submit(self._run, request)
        return self._runs[request]

    def run(self, request: Request) -> Run:
        """The run, waited for."""
        return self.submit(request).result()

    @property
    def done(self) -> list[Run]:
        """The runs made so far."""
        return [f.result() for f in self._runs.values() if f.done() and not f.cancelled()]

    def _run(self, request: Request) -> Run:
        supervisor = getattr(self._own, "supervisor", None)
        if supervisor is None:
            supervisor = self._own.supervisor = self._start()
        try:
            pickle.dump(request, supervisor.stdin)
            supervisor.stdin.flush()
            run = pickle.load(supervisor.stdout)
        except (EOFError, BrokenPipeError, ValueError):
            # The example killed the process that watches it: a verdict on this run, not the end of all.
            del self._own.supervisor
            run = Run(request, "", 1, f"the run ended its own supervisor (status {supervisor.wait()})")
        self.ended = time.monotonic()
        if isinstance(run, Exception):
            raise run
        return run

    def _start(self) -> subprocess.Popen:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", "harness.supervisor"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us; a supervisor ends when its stdin does
        )
        self._supervisors.append(supervisor)
        return supervisor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for supervisor in self._supervisors:
            supervisor.stdin.close()  # in the middle of a run too: it cleans up and ends
        for supervisor in self._supervisors:
            supervisor.wait()
            supervisor.stdout.close()

    def account(self) -> str:
        """One line: how many runs, their summed duration, the wall time."""
        summed = sum(run.seconds for run in self.done)
        wall = self.ended - (self.began or self.ended)
        return (
            f"{len(self.done)} runs of examples, {summed:.1f} s summed, {wall:.1f} s wall"
            f" ({self.side_by_side} side by side)"
        )
