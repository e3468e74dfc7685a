"""Where each process stood in the example's own file, and when, as harness/imposed noted it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A thread of a process comes to a line of the program, 0 where it is in Python's own code.

    ``at`` is in seconds since the program was started; ``cpu`` and ``ready`` are the seconds that its thread
    has had a core, and was ready for one, by then. ``said`` is what it is about to print, None where the step
    is no print. Of other threads than the main one there are prints only, without ``cpu`` and ``ready``.
    """

    at: float
    pid: int
    line: int
    cpu: float = 0.0
    ready: float = 0.0
    said: str | None = None
    main: bool = True


def read(noted: Iterable[str], began: float) -> tuple[Step, ...]:
    """The steps of a run, in the order of time, from the lines of its log; ``began`` by the same clock."""
    return tuple(sorted((parse(line, began) for line in noted), key=lambda step: step.at))


def parse(line: str, began: float) -> Step:
    """The step that a line of the log tells, without its first word."""
    pid, main, when, cpu, ready, kind, number, text = line.split(" ", 7)
    said = str(ast.literal_eval(text)) if kind == "print" else None
    return Step(float(when) - began, int(pid), int(number), float(cpu), float(ready), said, main == "1")
