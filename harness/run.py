"""Ask for runs of examples; they are made side by side, and each only once."""

from __future__ import annotations

import contextlib
import os
import pickle
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Collection
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from harness import tidy
from harness.paths import ROOT
from harness.system import LINUX, WITHOUT
from harness.timeline import Timeline

if sys.platform == "linux":
    from harness import linux
if TYPE_CHECKING:
    from typing import Self

LIMIT = 60.0  # seconds that a run may take, unless its request says otherwise
SIDE_BY_SIDE = 3 * (os.cpu_count() or 2)  # runs at once


@dataclass(frozen=True)
class Request:
    """One run to be made: a program under an interpreter and a start method.

    ``command`` is the line a reader would type (``python fifo.py``); ``method`` is the start method imposed
    from outside, or None to leave the interpreter's own; ``again`` tells apart runs that are wanted more
    than once; ``timed`` asks for a timeline as well (Linux), ``steps`` for one with steps (Python 3.12 and
    newer). With a ``source``, this text is run in place of the file, under its name. A ``folder`` is where
    somebody's own program is run, as it stands and in their environment; ``prints`` names its functions that
    do nothing but print, None for an example, which prints by say(). ``delayed`` is the seed of random
    delays, None to have none; see harness/imposed/imposed_delays.py. ``limit``: how many seconds a program
    may run that is meant to end, and one that is meant to hang and does not come to rest. With ``until``, a
    program that has printed this text is ended at once. ``stacks`` asks where the processes are of a program
    that has to be ended.
    """

    program: Path
    command: str
    python: str = sys.executable
    method: str | None = None
    again: int = 0
    timed: bool = False
    steps: bool = False
    source: str | None = None
    folder: Path | None = None
    prints: tuple[str, ...] | None = None
    delayed: int | None = None
    limit: float = LIMIT
    until: str = ""
    stacks: bool = False

    @property
    def by_hand(self) -> str:
        """The same run as a shell's command, to be typed in the project's folder."""
        imposed = {
            "PYTHONPATH": "harness/imposed",
            "IMPOSED_LOG": os.devnull,
            "IMPOSED_START_METHOD": self.method,
            "IMPOSED_DELAYS": self.delayed,
        }
        files = {"python": self.python, self.program.name: os.path.relpath(self.program, ROOT)}
        words = [files.get(word, word) for word in shlex.split(self.command)]
        settings = [f"{name}={value}" for name, value in imposed.items() if value is not None]
        return shlex.join(["env", *settings, *words])


@dataclass(frozen=True)
class Run:
    """What was seen of one run.

    ``said`` is the terminal's text, cleaned; ``status`` the exit status as a shell tells it (128 + n for a
    signal n, 124 when ``timeout`` ended it); ``stopped`` why the harness had to end it, or ""; ``left``
    what it left behind; ``pids`` the processes seen; ``children`` how many multiprocessing was asked to
    start, workers of pools included; ``exits`` the exit codes of those that ended by themselves;
    ``unjoined`` the names of those that nobody had joined when the program ended; ``seconds`` the wall
    time; ``cpu`` the processor time, in seconds, of all its processes that were waited for (0.0 where the
    system does not tell); ``timeline`` what happened when, if that was asked; ``raw`` the text before it was
    cleaned; ``stacks`` what each process was about when it was ended, if that was asked.
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
    raw: str = ""
    stacks: tuple[str, ...] = ()

    @property
    def transcript(self) -> str:
        """The run as a transcript's text."""
        said = self.said and self.said.rstrip("\n") + "\n"
        tail = f"exit status {self.status}\n" if self.status else ""
        return f"$ {self.request.command}\n{said}{tail}"


class Keeper:
    """A supervisor, seen from here, with the process that keeps it; see harness/keeper.py.

    Raises OSError where none can be started.
    """

    def __init__(self, without: Collection[str]) -> None:
        self.place = tidy.Place(tidy.make_home())
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "harness.keeper", str(self.place.home)],
                cwd=ROOT,
                env=os.environ | {"MBE_WITHOUT": ",".join(without)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for us; a supervisor ends when its stdin does
            )
        except OSError:
            self.place.remove()
            raise

    def ask(self, request: Request) -> Run:
        """Have a run made. Raises EOFError, BrokenPipeError or ValueError where the supervisor is gone."""
        assert self.process.stdin and self.process.stdout
        pickle.dump(request, self.process.stdin)
        self.process.stdin.flush()
        run = pickle.load(self.process.stdout)
        assert isinstance(run, Run)
        return run

    def end(self) -> None:
        """Have the supervisor end, in the middle of a run too: it clears up first."""
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.close()

    def close(self) -> int:
        """Wait for its end, and see that nothing of it is left; the exit status."""
        assert self.process.stdout
        self.end()
        status = self.process.wait()
        self.process.stdout.close()
        if status < 0 and sys.platform == "linux" and LINUX:
            linux.kill_strays(self.place.home)
        self.place.remove()
        return status


def why_lost(status: int) -> str:
    """Why there is nothing to be seen of a run, by the exit status of its keeper."""
    number = -status if status < 0 else status - 128
    if number <= 0:
        return (
            f"the process that watches it failed with exit status {status}, which is a fault of the harness"
        )
    return (
        f"the process that watches it was killed by signal {number}: by the program itself, or from outside,"
        " where memory ran short, say; run it alone to tell which"
    )


@dataclass
class Runner:
    """Makes runs side by side, in supervisor processes of its own.

    An example mostly waits, so there are more supervisors than cores. Use as a context manager: leaving it
    ends the supervisors, and with them whatever they still run. ``without`` names what they are to do
    without, see harness/system.py.
    """

    side_by_side: int = SIDE_BY_SIDE
    without: Collection[str] = WITHOUT

    def __post_init__(self) -> None:
        self._runs: dict[Request, Future[Run]] = {}
        self._own = threading.local()
        self._keepers: list[Keeper] = []
        self._threads = ThreadPoolExecutor(self.side_by_side, "runner")
        self._lock = threading.Lock()
        self._closed = False
        self.began: float | None = None
        self.ended = 0.0

    def submit(self, request: Request) -> Future[Run]:
        """The run as a future; the same request is run once."""
        if request not in self._runs:
            self.began = self.began or time.monotonic()
            self._runs[request] = self._threads.submit(self._run, request)
        return self._runs[request]

    def run(self, request: Request) -> Run:
        """The run, waited for. Raises OSError where no run can be made here at all."""
        return self.submit(request).result()

    @property
    def done(self) -> list[Run]:
        """The runs made so far."""
        ended = [future for future in self._runs.values() if future.done() and not future.cancelled()]
        return [future.result() for future in ended if not future.exception()]

    def _run(self, request: Request) -> Run:
        keeper: Keeper | None = getattr(self._own, "keeper", None)
        if keeper is None:
            keeper = self._own.keeper = self._start()
        try:
            run = keeper.ask(request)
        except (EOFError, BrokenPipeError, ValueError, pickle.UnpicklingError):
            del self._own.keeper
            run = Run(request, "", 1, why_lost(keeper.close()))
        self.ended = time.monotonic()
        return run

    def _start(self) -> Keeper:
        with self._lock:  # once closed, nobody would end another one
            if self._closed:
                raise CancelledError
            keeper = Keeper(self.without)
            self._keepers.append(keeper)
            return keeper

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closed = True
        for keeper in self._keepers:
            keeper.end()
        for keeper in self._keepers:
            keeper.close()

    def account(self) -> str:
        """One line: how many runs, their summed duration, the wall time."""
        summed = sum(run.seconds for run in self.done)
        wall = self.ended - (self.began or self.ended)
        return (
            f"{len(self.done)} runs of examples, {summed:.1f} s summed, {wall:.1f} s wall"
            f" ({self.side_by_side} side by side)"
        )
