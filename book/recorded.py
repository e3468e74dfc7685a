"""Several runs of one program, each with its timeline: ``fifo.fork.runs`` beside ``fifo.out``.

A page shows them with a fence ```runs of one snippet; ``record`` makes what pages ask for. The file is JSON:
the program's hash, on what it ran, and for each run its transcript, its lanes and its stays. Times are whole
numbers of 10 microseconds from the start of the run:

    lanes: [[name, PID, lane of its parent or -1, born, ended] ...]
    stays: [[at, lane, line, run, ready, printed line?] ...], in the order of time
    cut: true where processes are started for ever, and only the first are told

A process stays at a line of the program (0: in Python's own code) until the next stay of its lane; in between
it had a core for ``run`` and was ready for one for ``ready``; the rest it waited. A stay with a printed line,
counted from 0, begins when that line is printed; with -1 for both times, another thread than the main one
prints it, and the main one goes on with what it does. book.timelines shows them.
"""

import datetime
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import comb
from pathlib import Path
from statistics import median
from typing import Any

from book import stays, truth, verdict
from book.index import Site
from book.pages import example_of
from book.stays import Lane, RecordedRun, Stay
from harness import pythons
from harness.examples import METHODS, Example
from harness.fault import Fault, FaultError
from harness.files import read, write
from harness.pythons import Python
from harness.run import Request, Run, Runner
from harness.transcript import TIMED_OUT, Session, parse

SHOWN = 3  # runs kept
MADE = 12  # runs to choose from, to see what varies; and as many that nobody watches, to see what that costs
MOST, ENOUGH = 40, 10.0  # more of short ones, whose times vary most: up to so many, or to so many seconds
OLDEST = (3, 12)  # the first Python that tells its steps
NEEDS = "it needs Linux, and Python 3.12 or newer"


@dataclass(frozen=True)
class RecordedRuns:
    """A file of runs: the hash of the program, what it ran on and when (ISO date), and the runs."""

    program: str
    python: tuple[int, int, int]
    method: str
    system: str
    cores: int
    date: str
    runs: tuple[RecordedRun, ...]


def load(root: Path, file: str) -> RecordedRuns:
    """The runs in a file, its path below examples/. Raises FaultError where it cannot be read as one."""
    text = read(root, f"examples/{file}")
    try:
        held = json.loads(text)
        runs = [
            RecordedRun(
                parse(run["transcript"])[0],
                tuple(Lane(*lane) for lane in run["lanes"]),
                tuple(Stay(*stay) for stay in run["stays"]),
                run.get("cut", False),
            )
            for run in held["runs"]
        ]
        if not runs or not all(run.lanes and run.stays for run in runs):
            raise ValueError("each run has lanes and stays")
        major, minor, micro = held["python"]
        return RecordedRuns(**{**held, "python": (major, minor, micro), "runs": tuple(runs)})
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        text = f"not a file of runs ({error}); nox -s record -- --timelines {example_of(root, file).name}"
        raise FaultError(Fault(f"examples/{file}", 1, text)) from error


def method_of(file: str) -> str:
    """The start method that the name of such a file says: ``queues/fifo.fork.runs`` -> fork.

    Raises FaultError where it says none.
    """
    parts = file.rpartition("/")[2].split(".")
    if len(parts) != 3 or parts[1] not in METHODS:
        raise FaultError(Fault(f"examples/{file}", 1, "name the start method, as in fifo.fork.runs"))
    return parts[1]


def transcript_of(root: Path, file: str) -> str:
    """The transcript that the runs of a file are of, its path below examples/; "" where it has none.

    Raises FaultError where the file cannot be read.
    """
    example, method = example_of(root, file), method_of(file)
    imposed = method if example.takes_a_method else None
    return _transcript(example, load(root, file).python, imposed)


def _transcript(example: Example, version: tuple[int, int, int], imposed: str | None) -> str:
    """The transcript for a version of Python and a start method, its path below examples/; "" for none."""
    variant = example.variant(version, imposed)
    return "" if variant is None else example.below(example.transcripts[variant])


def shown(site: Site, example: Example) -> list[str]:
    """The files of runs that pages show of an example, paths below examples/."""
    return sorted(file for file in site.runs if example_of(site.root, file) == example)


def digest(example: Example) -> str:
    """A hash of the program, 16 hex digits."""
    return hashlib.sha256(example.source.encode()).hexdigest()[:16]


def chosen_python(example: Example, imposed: str | None, found: Sequence[Python]) -> Python:
    """The newest Python that tells its steps; of a program that hangs on some, the newest of these.

    Where none tells them, the newest of all.
    """
    able = [python for python in found if python.version >= OLDEST and not example.lacks(python)]
    hangs = [python for python in able if hangs_on(example, imposed, python)]
    return (hangs or able or found)[-1]


def hangs_on(example: Example, imposed: str | None, python: Python) -> bool:
    """Whether a program does not end by itself on a Python, by the transcript for that."""
    transcript = _transcript(example, python.version, imposed)
    sessions = parse(read(example.root.parent, f"examples/{transcript}")) if transcript else []
    return any(session.status == TIMED_OUT for session in sessions)


def can_record(found: Sequence[Python]) -> bool:
    """Whether one of these interpreters can record runs with timelines on this machine."""
    return sys.platform == "linux" and any(python.version >= OLDEST for python in found)


def outdated(example: Example, site: Site) -> list[str]:
    """The files of runs that pages show of an example and that are of another program than it is now.

    Raises FaultError where one cannot be read.
    """
    return [f for f in shown(site, example) if load(site.root, f).program != digest(example)]


def record(file: str, site: Site, found: Sequence[Python], runner: Runner) -> str:
    """Make the runs of a file, its path below examples/, one after another, and write it.

    ``found`` are the interpreters to choose from, by version. Returns what recording cost.

    Raises FaultError where a run does not print what the transcript says, the example has none for it, its
    steps cannot be matched with what it printed, the interpreter tells no steps, or the system is not Linux.
    """
    if sys.platform != "linux":
        text = "a timeline is read from /proc, which this system has not; record it on Linux"
        raise FaultError(Fault(f"examples/{file}", 1, text))
    example, method = example_of(site.root, file), method_of(file)
    imposed = method if example.takes_a_method else None
    python = chosen_python(example, imposed, found)
    if python.version < OLDEST:
        text = f"Python {python} does not tell its steps, 3.12 and newer do; name a folder with --pythons DIR"
        raise FaultError(Fault(f"examples/{file}", 1, text))
    transcript = _transcript(example, python.version, imposed)
    if not transcript:
        text = f"{example.name} has no transcript for {method} on Python {python}"
        raise FaultError(Fault(f"examples/{file}", 1, text))
    told_before = parse(read(site.root, f"examples/{transcript}"))
    request = Request(example.program, told_before[0].command, python.path, imposed)
    made, plain = _made(request, runner)
    chosen = _varied([_told(file, site, python, imposed, run) for run in made])
    head = {
        "program": digest(example),
        "python": list(python.version),
        "method": method,
        "system": python.system,
        "cores": len(os.sched_getaffinity(0)),
        "date": datetime.date.today().isoformat(),
    }
    usual = {session.shape("exact") for session in told_before}  # the first is shown as the transcript
    kept = sorted(chosen[:SHOWN], key=lambda told: told.session.shape("exact") not in usual)
    write(site.root, {f"examples/{file}": text_of(head, kept)})
    return cost(made, plain)


def _varied(runs: list[RecordedRun]) -> list[RecordedRun]:
    """Those runs first that differ in the order of their lines, one for each order."""
    chosen: list[RecordedRun] = []
    shapes: set[str] = set()
    for told in runs:
        shape = told.session.shape("exact")
        chosen.insert(len(shapes) if shape not in shapes else len(chosen), told)
        shapes.add(shape)
    return chosen


def _made(request: Request, runner: Runner) -> tuple[list[Run], list[Run]]:
    """Runs that note their steps, and as many that nobody watches, made one right after the other."""
    noted, plain = list[Run](), list[Run]()
    while len(noted) < MADE or (len(noted) < MOST and sum(run.seconds for run in noted) < ENOUGH):
        asked = replace(request, again=len(noted))
        both = [(noted, replace(asked, timed=True, steps=True)), (plain, asked)]
        for runs, one in both[:: -1 if len(noted) % 2 else 1]:  # either is first as often as the other
            runs.append(runner.run(one))
    return noted, plain


def _told(file: str, site: Site, python: Python, imposed: str | None, run: Run) -> RecordedRun:
    """A run as the file tells it. Raises FaultError where it is not as it should be."""
    example = example_of(site.root, file)
    wrong = [
        Fault(f"examples/{file}", 1, text) for text in verdict.faults(run, example, site.claimed(example))
    ]
    if wrong := wrong or disagree(file, site, python, imposed, verdict.session_of(run)):
        raise FaultError(wrong[0])
    try:
        told = stays.of_run(run, verdict.session_of(run))
    except ValueError as error:
        raise FaultError(Fault(f"examples/{file}", 1, str(error))) from None
    if text := next(truth.faults(told, example), ""):
        raise FaultError(Fault(f"examples/{file}", 1, text))
    return told


def cost(noted: Sequence[Run], plain: Sequence[Run]) -> str:
    """What recording cost, in words: ``noted`` are runs with steps, ``plain`` those that nobody watched.

    Each run with steps is compared with the one that was made right before or after it, since what else the
    machine does slows both alike. In the time is what looking at the processes took from them, where cores
    are few; the processor time is theirs alone. How long a run takes varies by more than this, so the median
    of these ratios is told, with the band that it lies in.
    """
    pairs = list(zip(noted, plain, strict=True))
    times = [one.seconds / other.seconds - 1 for one, other in pairs]
    used = [one.cpu / other.cpu - 1 for one, other in pairs if other.cpu]
    parts = [f"{in_band(times)} of the time", f"{in_band(used)} of the processor time"]
    return f"recording cost {', '.join(parts[: 2 if used else 1])}; {len(pairs)} pairs of runs"


def in_band(shares: Sequence[float]) -> str:
    """The median of shares, and a range that holds the true median at least 19 times in 20."""
    ordered, rank = sorted(shares), 0
    while 2 * sum(comb(len(ordered), below) for below in range(rank + 2)) <= 0.05 * 2 ** len(ordered):
        rank += 1
    return f"{median(ordered):+.1%} ({ordered[rank]:+.1%} to {ordered[-1 - rank]:+.1%})"


def text_of(head: dict[str, Any], runs: Iterable[RecordedRun]) -> str:
    """A file of runs: a line for each thing that it says of all, and for each list of a run."""
    told = []
    for run in runs:
        parts: dict[str, Any] = {"transcript": str(run.session), "lanes": run.lanes, "stays": run.stays}
        if run.cut:
            parts["cut"] = True
        told.append(",\n  ".join(f'"{name}": {compact(part)}' for name, part in parts.items()))
    lines = [f'"{name}": {compact(value)}' for name, value in head.items()]
    inner = ",\n ".join(f"{{{run}}}" for run in told)
    return "{" + ",\n".join([*lines, f'"runs": [\n {inner}]']) + "}\n"


def compact(value: Any) -> str:
    """A value as JSON without blanks; of a stay that prints nothing, without that."""
    if isinstance(value, tuple):
        value = [list(row[:-1] if row[-1] is None else row) for row in value]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def disagree(file: str, site: Site, python: Python, method: str | None, session: Session) -> list[Fault]:
    """What is wrong with a run of a file, by the transcript that is for it and what pages claim of that."""
    example = example_of(site.root, file)
    transcript = _transcript(example, python.version, method)
    if not transcript:
        text = f"{example.name} has no transcript for {method} on Python {python}"
        return [Fault(f"examples/{file}", 1, text)]
    order = site.orders.get(transcript, "process")
    shapes = [s.shape(order) for s in parse(read(site.root, f"examples/{transcript}"))]
    if session.shape(order) not in shapes:
        return [Fault(f"examples/{file}", 1, f"a run is not as in examples/{transcript}:\n{session}")]
    return [
        Fault(claim.file, claim.line, f"the claim {claim.name!r} does not hold in examples/{file}: {why}")
        for claim, why in verdict.broken(site.claims.get(transcript, ()), session)
    ]


def check(example: Example, site: Site) -> list[Fault]:
    """What is wrong with the runs that pages show of an example: outdated, or not as its transcript.

    Outdated ones are no fault on a machine that cannot record them.
    """
    return [fault for file in shown(site, example) for fault in _check(example, site, file)]


def _check(example: Example, site: Site, file: str) -> list[Fault]:
    try:
        recorded, method = load(site.root, file), method_of(file)
    except FaultError as error:
        return [error.fault]
    if recorded.program != digest(example):
        if not can_record(pythons.found()):
            return []  # nobody can mend that here; CI says so
        text = f"was recorded from another program; nox -s record -- --timelines {example.name}"
        return [Fault(f"examples/{file}", 1, text)]
    python = Python(recorded.python, "", METHODS, "", recorded.system)
    imposed = method if example.takes_a_method else None
    found = [f for run in recorded.runs for f in disagree(file, site, python, imposed, run.session)]
    for number, run in enumerate(recorded.runs, 1):
        found += [Fault(f"examples/{file}", 1, f"run {number}: {why}") for why in truth.faults(run, example)]
    return found[:1]
