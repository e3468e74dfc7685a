"""Several runs of one program, each with its timeline: ``fifo.fork.runs`` beside ``fifo.out``.

A page shows them with a fence ```runs of one snippet; ``record`` makes what pages ask for. The file is JSON:
the program's hash, on what it ran, and for each run its transcript, its lanes (seconds from the start) and
when each line was printed (null where nobody saw it). book.timelines draws it.
"""

import datetime
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from book import verdict
from book.pages import Page, example_of
from harness.examples import METHODS, Example
from harness.paths import ROOT
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
    """The runs in a file, its path below examples/.

    Raises OSError where there is no such file, ValueError where it cannot be read as one.
    """
    text = (root / "examples" / file).read_text("utf-8")
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
    except (KeyError, TypeError, ValueError) as error:
        again = f"nox -s record -- --timelines {example_of(root, file).name}"
        raise ValueError(f"examples/{file}:1: not a file of runs ({error}): {again}") from error


def method_of(file: str) -> str:
    """The start method that the name of such a file says: ``queues/fifo.fork.runs`` -> fork.

    Raises ValueError where it says none.
    """
    parts = file.rpartition("/")[2].split(".")
    if len(parts) != 3 or parts[1] not in METHODS:
        raise ValueError(f"{file}: name the start method, as in fifo.fork.runs")
    return parts[1]


def asked(site: list[Page], example: Example) -> list[str]:
    """The files of runs that pages show of an example, paths below examples/."""
    return sorted(
        {
            block.text
            for page in site
            for block in page.blocks
            if block.kind == "runs" and example_of(ROOT, block.text) == example
        }
    )


def digest(example: Example) -> str:
    """A hash of the program, 16 hex digits."""
    return hashlib.sha256(example.program.read_bytes()).hexdigest()[:16]


def record(file: str, site: list[Page], python: Python, runner: Runner) -> str:
    """Make the runs of a file one after another, and write it; what was done.

    Raises ValueError where a run does not say what the transcript says, or the example has none for it.
    """
    example, method = example_of(ROOT, file), method_of(file)
    imposed = method if example.takes_a_method else None
    made = [
        runner.run(Request(example.program, example.default_command, python.path, imposed, number, True))
        for number in range(MADE)
    ]
    order = verdict.orders(site).get(transcript_of(example, python, imposed), "process")
    for run in made:
        for fault in [
            *verdict.faults(run),
            *against(example, python, imposed, order, verdict.session_of(run)),
        ]:
            raise ValueError(f"{file}: {fault}")
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
    path = ROOT / "examples" / file
    path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return f"wrote {path.relative_to(ROOT)}"


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


def transcript_of(example: Example, python: Python, method: str | None) -> str:
    """The transcript that speaks for these runs, its path below examples/. Raises ValueError where there is none."""
    variant = example.variant(python, method)
    if variant is None:
        raise ValueError(f"{example.name} has no transcript for {method} on Python {python}")
    return example.transcripts[variant].relative_to(example.root).as_posix()


def against(example: Example, python: Python, method: str | None, order: str, session: Session) -> list[str]:
    """What is wrong with a run, by the transcript that speaks for it."""
    file = transcript_of(example, python, method)
    shapes = [s.shape(order) for s in parse((example.root / file).read_text("utf-8"))]
    if session.shape(order) in shapes:
        return []
    return [f"a run does not say what examples/{file} says:\n{session}"]


def hold(root: Path, file: str, site: list[Page]) -> str:
    """What is wrong with a file of runs: older than its program, or not what transcript and claims say; "" if nothing is.

    Raises OSError where there is no such file, ValueError where it cannot be read as one.
    """
    example, recorded = example_of(root, file), load(root, file)
    if recorded.program != digest(example):
        return f"examples/{file} was recorded from another program: nox -s record -- {example.name}"
    python = Python(recorded.python, "", METHODS, "", recorded.system)
    sessions = [run.session for run in recorded.runs]
    method = method_of(file) if example.takes_a_method else None
    of = transcript_of(example, python, method)
    order, claims = verdict.orders(site).get(of, "process"), verdict.claims(site, example).get(of, set())
    found = [fault for s in sessions for fault in against(example, python, method, order, s)]
    found += [
        f"examples/{file} does not bear out {name!r}: {wrong}"
        for s in sessions
        for name in sorted(claims)
        if (wrong := verdict.hold_claim(name, s))
    ]
    return "\n".join(found)
