"""Several runs of one program, each with its timeline: ``fifo.fork.runs`` beside ``fifo.out``.

A page shows them with a fence ```runs of one snippet; ``record`` makes what pages ask for. The file is JSON:
the program's hash, on what it ran, and for each run its transcript, its lanes (seconds from the start) and
when each line was printed (null where nobody saw it). book.timelines draws it.
"""

import datetime
import hashlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from book import verdict
from book.index import Site
from book.pages import example_of
from harness.examples import METHODS, Example
from harness.fault import Fault, FaultError
from harness.files import read, write
from harness.pythons import Python
from harness.run import Request, Run, Runner
from harness.timeline import Lane, Timeline
from harness.transcript import Session, parse

SHOWN = 3  # runs kept
MADE = 12  # runs to choose from, to see what varies


@dataclass(frozen=True)
class RecordedRun:
    """One run: what it printed, when (seconds, a line each; None where nobody saw it), and its processes."""

    session: Session
    times: tuple[float | None, ...]
    lanes: tuple[Lane, ...]


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
                tuple(run["times"]),
                tuple(Lane(**{**lane, "ran": tuple(map(tuple, lane["ran"]))}) for lane in run["lanes"]),
            )
            for run in held["runs"]
        ]
        if not runs or any(len(run.times) != len(run.session.lines) or not run.lanes for run in runs):
            raise ValueError("each run has lanes, and a time for each of its lines")
        major, minor, micro = held["python"]
        return RecordedRuns(**{**held, "python": (major, minor, micro), "runs": tuple(runs)})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
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


def shown(site: Site, example: Example) -> list[str]:
    """The files of runs that pages show of an example, paths below examples/."""
    return sorted(file for file in site.runs if example_of(site.root, file) == example)


def digest(example: Example) -> str:
    """A hash of the program, 16 hex digits."""
    return hashlib.sha256(example.source.encode()).hexdigest()[:16]


def record(file: str, site: Site, python: Python, runner: Runner) -> None:
    """Make the runs of a file, its path below examples/, one after another, and write it.

    Raises FaultError where a run does not print what the transcript says, the example has none for it, or
    the system is not Linux.
    """
    if sys.platform != "linux":
        text = "a timeline is read from /proc, which this system has not; record it on Linux"
        raise FaultError(Fault(f"examples/{file}", 1, text))
    example, method = example_of(site.root, file), method_of(file)
    imposed = method if example.takes_a_method else None
    made = [
        runner.run(Request(example.program, example.default_command, python.path, imposed, number, True))
        for number in range(MADE)
    ]
    for run in made:
        wrong = [
            Fault(f"examples/{file}", 1, text) for text in verdict.faults(run, example, site.claimed(example))
        ]
        for fault in wrong or disagree(file, site, python, imposed, verdict.session_of(run)):
            raise FaultError(fault)
    chosen: list[Run] = []
    shapes: set[str] = set()
    for run in made:  # those first that differ in the order of their lines
        shape = verdict.session_of(run).shape("exact")
        chosen.insert(len(shapes) if shape not in shapes else len(chosen), run)
        shapes.add(shape)
    told = {
        "program": digest(example),
        "python": list(python.version),
        "method": method,
        "system": python.system,
        "cores": len(os.sched_getaffinity(0)),
        "date": datetime.date.today().isoformat(),
        "runs": [entry(run) for run in chosen[:SHOWN]],
    }
    write(site.root, {f"examples/{file}": json.dumps(told, indent=1) + "\n"})


def entry(run: Run) -> dict[str, Any]:
    """A timed run as the file has it."""
    assert run.timeline is not None
    return {
        "transcript": run.transcript,
        "times": when(verdict.session_of(run), run.timeline),
        "lanes": [asdict(lane) for lane in run.timeline.lanes],
    }


def when(session: Session, timeline: Timeline) -> list[float | None]:
    """When each line of a session was said, in seconds; None for a line that was folded from several."""
    times: list[float | None] = []
    rest = list(timeline.said)
    ended = {str(lane.pid): lane.ended for lane in timeline.lanes}  # it was said before that, and read after
    for pid, text in session.lines:
        line = f"[{pid}] {text}".rstrip() if pid else text
        found = next((i for i, (_, said) in enumerate(rest) if said == line), None)
        times.append(None if found is None else min(rest[found][0], ended.get(pid, rest[found][0])))
        del rest[: 0 if found is None else found + 1]
    latest = float("inf")
    for i, at in reversed(list(enumerate(times))):  # nor was it said after what stands below it
        if at is not None:
            times[i] = latest = min(at, latest)
    return times


def disagree(file: str, site: Site, python: Python, method: str | None, session: Session) -> list[Fault]:
    """What is wrong with a run of a file, by the transcript that is for it and what pages claim of that."""
    example = example_of(site.root, file)
    variant = example.variant(python.version, method)
    if variant is None:
        return [
            Fault(f"examples/{file}", 1, f"{example.name} has no transcript for {method} on Python {python}")
        ]
    transcript = example.transcripts[variant].relative_to(example.root).as_posix()
    order = site.orders.get(transcript, "process")
    shapes = [s.shape(order) for s in parse(read(site.root, f"examples/{transcript}"))]
    if session.shape(order) not in shapes:
        return [Fault(f"examples/{file}", 1, f"a run is not as in examples/{transcript}:\n{session}")]
    return [
        Fault(claim.file, claim.line, f"the claim {claim.name!r} does not hold in examples/{file}: {why}")
        for claim, why in verdict.broken(site.claims.get(transcript, ()), session)
    ]


def check(example: Example, site: Site) -> list[Fault]:
    """What is wrong with the runs that pages show of an example: outdated, or not as its transcript."""
    return [fault for file in shown(site, example) for fault in _check(example, site, file)]


def _check(example: Example, site: Site, file: str) -> list[Fault]:
    try:
        recorded, method = load(site.root, file), method_of(file)
    except FaultError as error:
        return [error.fault]
    if recorded.program != digest(example):
        text = f"was recorded from another program; nox -s record -- --timelines {example.name}"
        return [Fault(f"examples/{file}", 1, text)]
    python = Python(recorded.python, "", METHODS, "", recorded.system)
    imposed = method if example.takes_a_method else None
    return [f for run in recorded.runs for f in disagree(file, site, python, imposed, run.session)][:1]
