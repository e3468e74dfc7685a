"""When each process of a run was born and ended, and where it stood in between.

Steps are noted from inside, see harness/steps.py. Births, ends and processes without steps are seen from
beside: a ``Watch`` looks at the processes of a run a thousand times a second. Times are seconds since the
program was started. Linux only: it reads /proc.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from harness import steps
from harness.steps import Step

PAUSE = 0.0005  # seconds between two looks
WAKE = 0.0002  # seconds: to run for less is only to wake up
GAP = 0.002  # seconds: a shorter wait than this, between two looks, cannot be told from none


@dataclass(frozen=True)
class Lane:
    """One process: ``born``, ``ended`` and the spans in which it was seen to have ``ran``, in seconds.

    From beside, to run is to have a core or to be ready for one, and waits shorter than GAP are not seen.
    ``spent`` is the time in seconds that all its threads did so.
    """

    pid: int
    name: str
    parent: int
    born: float
    ended: float
    ran: tuple[tuple[float, float], ...]
    spent: float = 0.0


@dataclass(frozen=True)
class Timeline:
    """The lanes of a run by birth, and its steps in the order of time; none of an interpreter before 3.12."""

    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]


@dataclass
class Seen:
    """What was seen of one process so far; ``ran`` is the time in seconds that its threads ran or were
    ready to.

    ``first`` and ``last`` are the first and the last look, as (when, ran by then).
    """

    parent: int
    first: tuple[float, float]
    last: tuple[float, float]
    spans: list[list[float]] = field(default_factory=list)

    def look(self, when: float, ran: float) -> None:
        """One more look: whether it ran since the last."""
        more = ran - self.last[1]
        if more > WAKE:
            # When between two looks it ran is not known: the span ends at this one, and is as long as it ran.
            # Time ready is counted once that is over, so the span may begin before the last look.
            least = self.spans[-1][1] if self.spans else self.first[0]
            begin = max(least, when - more)
            if self.spans and begin <= least + GAP:
                self.spans[-1][1] = when
            else:
                self.spans.append([begin, when])
        self.last = when, ran


def ran(pid: int) -> float | None:
    """Seconds that the threads of a process ran or were ready to; None where it has ended, a zombie too."""
    total = 0
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            if file.read().rpartition(b")")[2].split(None, 1)[0] in b"ZX":
                return None
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/schedstat", "rb") as file:
                on_core, ready, _ = file.read().split()
                total += int(on_core) + int(ready)
    except (OSError, ValueError, IndexError):
        return None
    return total / 1e9


class Watch(threading.Thread):
    """Looks at the processes below this one until told to stop.

    ``children`` gives the PIDs of a process's children.
    """

    def __init__(self, root: int, began: float, children: Callable[[int], list[int]]) -> None:
        super().__init__(daemon=True)
        self.root, self.began, self.children = root, began, children
        self.seen: dict[int, Seen] = {}
        self.done = threading.Event()

    def run(self) -> None:
        sys.setswitchinterval(PAUSE)  # whoever reads what is said must not wait for this thread
        while not self.done.wait(PAUSE):
            todo = [(self.root, pid) for pid in self.children(self.root)]
            while todo:
                parent, pid = todo.pop(0)  # the oldest first: two may have been born since the last look
                todo += [(pid, child) for child in self.children(pid)]
                self.look(parent, pid, time.monotonic() - self.began)

    def look(self, parent: int, pid: int, now: float) -> None:
        """One look at one process."""
        spent = ran(pid)
        if spent is None:
            return
        if pid not in self.seen:  # an orphan comes back to us: its parent is who it was first seen below
            self.seen[pid] = Seen(parent, (now, spent), (now, spent))
        else:
            self.seen[pid].look(now, spent)

    def stop(self) -> None:
        """End watching; ``seen`` is complete then."""
        self.done.set()
        self.join()


def timeline(
    watch: Watch, logged: dict[str, list[str]], until: float = float("inf"), alive: Collection[int] = ()
) -> Timeline:
    """What was seen of a run, ``until`` it was ended from outside, with the processes that were ``alive``
    then: what comes later is not its own doing.

    ``logged`` is the run's log, by the first words of its lines: ``named PID NAME``, and ``born PID PARENT
    WHEN`` and ``gone PID WHEN RAN`` by the clock that is the same for all processes; a process that lives
    shorter than a look takes is known by these alone.
    """
    names = {int(pid): name for pid, _, name in (line.partition(" ") for line in logged["named"])}
    seen, begun = complete(watch, logged)
    lanes = []
    for pid, one in seen.items():
        main = one.parent == watch.root and pid not in names
        born = 0.0 if main else min(begun.get(pid, one.first[0]), one.first[0])
        head = Seen(0, (born, 0.0), (born, 0.0))  # what came before the first look
        if one.first[0] > born:
            head.look(*one.first)
        spans = head.spans + one.spans
        name = "MainProcess" if main else names.get(pid, "?")
        ended = until if pid in alive else max(born, min(one.last[0], until))
        ran_in = [[begin, min(end, ended)] for begin, end in spans if begin < ended]
        lanes.append(Lane(pid, name, one.parent, born, ended, joined(ran_in), one.last[1]))
    noted = steps.read(logged["step"], watch.began)
    return Timeline(tuple(sorted(lanes, key=lambda lane: lane.born)), noted)


def complete(watch: Watch, logged: dict[str, list[str]]) -> tuple[dict[int, Seen], dict[int, float]]:
    """What was seen of each process, with those that only the log knows, and when each began, by the log."""
    seen, begun = dict(watch.seen), dict[int, float]()
    for line in logged["born"]:
        pid, parent, when = line.split()
        at = float(when) - watch.began
        begun.setdefault(int(pid), at)
        seen.setdefault(int(pid), Seen(int(parent), (at, 0.0), (at, 0.0)))
    for line in logged["gone"]:
        pid, when, ran_for = line.split()
        at = float(when) - watch.began
        if at > seen[int(pid)].last[0]:
            seen[int(pid)].look(at, float(ran_for))
    return seen, begun


def joined(spans: list[list[float]]) -> tuple[tuple[float, float], ...]:
    """The spans, those that touch as one."""
    found: list[list[float]] = []
    for begin, end in spans:
        if found and begin <= found[-1][1] + GAP:
            found[-1][1] = end
        else:
            found.append([begin, end])
    return tuple((begin, end) for begin, end in found)
