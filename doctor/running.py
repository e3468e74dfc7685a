"""Runs of one program under each start method, held against one another."""

from __future__ import annotations

import multiprocessing
import re
import shlex
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from harness.run import Request, Run
from learner.judge import STOPPED, TRACEBACK

FORK = "fork"
UNENDED = ("hangs", "endless")  # kinds of runs that did not end
PID = re.compile(r"\d+")
ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
FLOATING = re.compile(r"\d+(?:[.:]\d+)*")


@dataclass(frozen=True)
class Verdict:
    """A run: ``kind`` is "same", "other", "varies", "error", "child_error", or a value of STOPPED.

    ``missing`` and ``extra`` are lines, compared with the run that all are compared with. ``repeats`` says
    that nothing is missing, and that all that is extra was printed there, too.
    """

    method: str
    kind: str
    run: Run
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    repeats: bool = False


def methods() -> list[str]:
    """The start methods of this machine; fork first, which imports nothing anew: others are held to it."""
    return sorted(multiprocessing.get_all_start_methods(), key=lambda method: method != FORK)


def request(path: Path, words: list[str], method: str | None, again: int, limit: float) -> Request:
    """A run of somebody's own program as it stands; ``limit`` in seconds."""
    command = shlex.join(["python", *words])
    return Request(
        path.resolve(), command, sys.executable, method, again, folder=Path.cwd(), limit=limit, stacks=True
    )


def fault(run: Run) -> str:
    """What is wrong with a run by itself, "" for nothing."""
    if run.stopped:
        return next((kind for begins, kind in STOPPED.items() if run.stopped.startswith(begins)), "endless")
    if run.said.startswith("it could not be run"):
        return "not_run"
    if run.status:
        return "error"
    return "child_error" if TRACEBACK in run.said else ""


def plain(run: Run) -> Counter[str]:
    """What was printed, without what no two runs have in common: PIDs, addresses. In no order."""
    pids = {str(pid) for pid in run.pids}
    text = PID.sub(lambda match: "PID" if match[0] in pids else match[0], run.said)
    return Counter(ADDRESS.sub("0x…", text).splitlines())


def masked(run: Run) -> Counter[str]:
    """The same without any number: times, say."""
    return Counter(FLOATING.sub("#", line) for line in plain(run).elements())


def agree(left: Counter[str], right: Counter[str]) -> bool:
    """Whether two runs printed the same, but for the order and for lines that run together."""
    return letters(left) == letters(right)


def letters(lines: Counter[str]) -> Counter[str]:
    """All that some lines are made of, in no order."""
    return Counter("".join(lines.elements()))


def imported(verdicts: list[Verdict]) -> list[str]:
    """The methods under which it hangs or prints something else, where it ends well under fork.

    Those under which it fails are not among them: the error tells what is wrong. Nor are those under which it
    only took too long, as on a busy machine.
    """
    wrong = [one.method for one in verdicts if one.kind in ("hangs", "other")]
    return wrong if any(one.method == FORK and one.kind == "same" for one in verdicts) else []


def hangs_forked(verdicts: list[Verdict]) -> bool:
    """Whether it hangs under fork, and ends well under all other methods."""
    kinds = {one.method: one.kind for one in verdicts}
    return kinds.pop(FORK, "") == "hangs" and {*kinds.values()} <= {"same", "varies"} and bool(kinds)


def judge(runs: dict[str, Run], again: Run | None) -> list[Verdict]:
    """Each run by its method; ``again`` is a second run under the first method that had no fault.

    Two runs under one method tell what varies anyway, and that is left out.
    """
    good = [method for method, run in runs.items() if not fault(run)]
    verdicts = []
    for method, run in runs.items():
        if kind := fault(run):
            verdicts.append(Verdict(method, kind, run))
            continue
        first = runs[good[0]]
        view = next((view for view in (plain, masked) if again and agree(view(first), view(again))), None)
        if view is None:
            verdicts.append(Verdict(method, "varies", run))
            continue
        missing, extra = view(first) - view(run), view(run) - view(first)
        if letters(missing) == letters(extra):  # two processes that print at the same time share a line
            missing.clear()
            extra.clear()
        kind = "other" if missing or extra else "same"
        repeats = not missing and view(first).keys() >= extra.keys()
        lines = tuple(missing.elements()), tuple(extra.elements())
        verdicts.append(Verdict(method, kind, run, *lines, repeats))
    return verdicts
