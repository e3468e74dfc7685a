"""Holds fresh runs of an example against its transcript, and against what a page claims of it.

Whatever is wrong comes back as text for an author to read: where, what, and what to do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from book import proof
from book.pages import Page, example_of
from harness import checks
from harness.examples import Example, Variant
from harness.paths import ROOT
from harness.pythons import Python
from harness.run import Request, Run
from harness.transcript import DURATION, Session, diff, parse

ROUNDED = 0.05  # seconds by which a duration that is printed may be rounded up
ON_PURPOSE = "# not joined on purpose"
NUMBER = re.compile(r"(?<!pid[ =])(?<![\d.])(\d{2,})(?![\d.])")


class NotHere(Exception):
    """This transcript speaks of another Python or start method than those at hand; says which."""


@dataclass(frozen=True)
class Wanted:
    """A session of a transcript and the run that is to be held against it."""

    session: Session
    request: Request

    def numbered(self, number: int) -> "Wanted":
        """The same, as a run of its own."""
        return replace(self, request=replace(self.request, again=number))

    def __str__(self) -> str:
        method = self.request.method or "the program's own start method"
        return f"{self.request.command} ({method}, {self.request.python})"


def wanted(root: Path, file: str, python: Python) -> list[Wanted]:
    """The runs that a transcript (its path below examples/) is to be held against.

    Raises NotHere where the interpreter at hand has nothing to do with it, ValueError where the
    transcript cannot be read as one.
    """
    example = example_of(root, file)
    variant = Variant.of(root / "examples" / file)
    if lacking := example.lacks(python):
        raise NotHere(lacking)
    methods = [m for m in example.methods(python) if example.variant(python, m) == variant]
    if not methods:
        raise NotHere(f"speaks of {told(variant)}; this is Python {python}")
    try:
        sessions = parse((root / "examples" / file).read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"examples/{file}:1: {error}") from error
    commands = [s.command for s in sessions]
    return [
        Wanted(s, Request(example.program, s.command, python.path, method, commands[:i].count(s.command)))
        for method in methods
        for i, s in enumerate(sessions)
    ]


def sessions(root: Path, example: Example, python: Python) -> Iterator[tuple[str, Wanted]]:
    """All that an interpreter can be asked of an example: a transcript's path, and a run held against it."""
    folder = Path(example.name).parent
    for file in example.transcripts.values():
        name = (folder / file.name).as_posix()
        try:
            wants = wanted(root, name, python)
        except NotHere:
            continue
        yield from ((name, want) for want in wants)


def told(variant: Variant) -> str:
    """A variant in words."""
    since = f"Python {'.'.join(map(str, variant.since))} and newer" if variant.since else ""
    return ", ".join(filter(None, [variant.method, since])) or "what no variant speaks of"


def session_of(run: Run) -> Session:
    """The run as the session that a transcript of it would hold."""
    return parse(run.transcript)[0]


def faults(run: Run) -> Iterator[str]:
    """What is wrong with a run by itself, whatever a transcript says of it."""
    if run.stopped:
        yield f"it was stopped: {run.stopped}. It had said:\n{tail(run.said)}"
    for thing in run.left:
        yield f"it left behind {thing}: join it, close it or unlink it before the program ends"
    if run.unjoined and ON_PURPOSE not in run.request.program.read_text("utf-8"):
        yield f"it ends without having joined {', '.join(run.unjoined)}: join what it starts, or say {ON_PURPOSE!r}"
    for code in set(run.exits) - {0}:
        if not re.search(rf"(?<![\d.]){code}\b", run.said) and "Traceback" not in run.said:
            yield f"a child ended with exit code {code}, and nobody says so"
    for number, unit in DURATION.findall(run.said):
        if float(number) * {"s": 1, "ms": 0.001}[unit] > run.seconds + ROUNDED:
            yield f"it says {number} {unit}, and the whole run took {run.seconds:.3f} s"


def unmarked(run: Run) -> Iterator[str]:
    """Where a run seems to print a PID without saying so: a guess, for a run whose shape is not as it should be."""
    session = session_of(run)
    pids = {str(pid) for pid in run.pids} | set(session.speakers)
    for _, text in session.lines:
        for number in NUMBER.findall(text):
            if number in pids:
                yield f"it prints a PID that is not marked as one; write 'pid {number}': {text}"


def tail(said: str, lines: int = 20) -> str:
    """The last lines of what was said, enough to see where it stood."""
    return "\n".join(f"    {line}" for line in said.splitlines()[-lines:]) or "    (nothing)"


def hold(file: str, order: str, want: Wanted, run: Run) -> Iterator[str]:
    """What is wrong with a fresh run, held against the transcript in the order that the page says."""
    for fault in faults(run):
        yield f"{want}: {fault}"
    if run.stopped:
        return
    example = example_of(ROOT, file)
    if run.status != 124 and (wrong := miscounted(example, want.request.method, run.children)):
        yield f"{want}: {wrong}"
    recorded, fresh = want.session.shape(order), session_of(run).shape(order)
    if recorded != fresh:
        yield (
            f"{want} did not say what examples/{file} says:\n{diff(recorded, fresh)}\n"
            + "".join(f"{guess}\n" for guess in unmarked(run))
            + f"If the example is right, record it anew: nox -s record -- {example.name}"
        )


def against(file: str, order: str, claims: set[str], want: Wanted, run: Run) -> Iterator[str]:
    """What is wrong with a fresh run, held against its transcript and the claims that pages make of it."""
    yield from hold(file, order, want, run)
    for name in sorted(claims & checks.every().keys()):
        if wrong := hold_claim(name, session_of(run)):
            yield f"{want} does not bear out {name!r}: {wrong}\n{tail(run.said)}"


def miscounted(example: Example, method: str | None, children: int) -> str:
    """What is wrong with the number of children of a run, by the numbers seen before; "" if nothing is.

    A pool that replaces its workers starts as many as it comes to, so of these only the least is held.
    """
    seen = proof.children(example, method)
    if not seen:
        return ""
    replaced = "maxtasksperchild" in example.source
    most = children if replaced else max(seen)
    if min(seen) <= children <= most:
        return ""
    return f"it started {children} child processes, where {' to '.join(map(str, sorted({min(seen), max(seen)})))} were seen before"


def hold_claim(name: str, session: Session) -> str:
    """Why this session does not bear out the check; "" if it does. Raises KeyError for an unknown one."""
    return checks.every()[name](session)


def claims(pages: list[Page], example: Example) -> dict[str, set[str]]:
    """What all pages claim of an example: the names of the checks, by the transcript they speak of."""
    claimed: dict[str, set[str]] = {}
    for page in pages:
        for block in page.blocks:
            if block.kind == "check" and block.of and example_of(example.root.parent, block.of) == example:
                claimed.setdefault(block.of, set()).update(block.names)
    return claimed


def orders(pages: list[Page]) -> dict[str, str]:
    """How pages want each transcript compared, by its path below examples/."""
    return {b.text: b.order for page in pages for b in page.blocks if b.kind == "transcript"}
