"""Holds a fresh run of an example against its transcript, and against what pages claim of it.

What is wrong comes in the order of causes: a run that hangs does not print what its transcript says either,
so the first fault of a run is the one to tell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from book import machine, proof
from book.index import Claim, Site
from harness import checks
from harness.examples import Example
from harness.fault import Fault
from harness.pythons import Python
from harness.run import Request, Run
from harness.transcript import DURATION, TIMED_OUT, TRACEBACK, Session, diff, parse

TAIL = 20  # lines of what was printed that a message shows
ROUNDED = 0.05  # seconds by which a duration that is printed may be rounded up
ON_PURPOSE = "# not joined on purpose"
NUMBER = re.compile(r"(?<!pid[ =])(?<![\d.])(\d{2,})(?![\d.])")
# How a program ends that has a slip of the pen in it, or waits for somebody to type.
SLIP = re.compile(
    r"^(?P<error>(?:(?:Name|UnboundLocal|Import|ModuleNotFound|Syntax|Indentation)Error: "
    r"|EOFError: EOF when reading).*)",
    re.MULTILINE,
)
# Claims by which a page says that something goes wrong.
WRONG_ON_PURPOSE = {"fails", "fails_in_child", "never_ends", "some_left_behind", "tracker_fails"}
HANGS = "If it is to hang, begin its .out with $ timeout 2 python {}.py; else let it wait for less. "
LEAKED = re.compile(r"There appear to be \d+ leaked (\w+)")
LEAKS_ON_PURPOSE = "warns_of_leak"  # the check by which a page claims that


@dataclass(frozen=True)
class Wanted:
    """A run that is to be made, and the session of a transcript that it is to agree with.

    ``file`` is the transcript's path below examples/, ``line`` that of the session's command in it.
    """

    example: Example
    file: str
    line: int
    session: Session
    python: Python
    request: Request

    def numbered(self, number: int, delayed: bool) -> "Wanted":
        """The same, as a run of its own; delayed at random, with this number as seed, or plain."""
        request = replace(self.request, again=number, delayed=number if delayed else None)
        return replace(self, request=request)

    def __str__(self) -> str:
        method = self.request.method or "the program's own start method"
        delayed = "" if self.request.delayed is None else f", delays of seed {self.request.delayed}"
        return f"{self.request.command} ({method}, Python {self.python}{delayed})"


def wanted(example: Example, python: Python) -> list[Wanted]:
    """All runs of an example that an interpreter can make, each with its session of a transcript.

    Raises ValueError where a transcript cannot be read as one.
    """
    if example.lacks(python):
        return []
    found = []
    for method in example.methods(python):
        variant = example.variant(python.version, method)
        if variant is None:
            continue
        file = example.transcripts[variant]
        text = example.text(file)
        lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("$ ")]
        sessions = parse(text)
        commands = [session.command for session in sessions]
        for i, (line, session) in enumerate(zip(lines, sessions, strict=True)):
            again = commands[:i].count(session.command)
            request = Request(
                example.program, session.command, python.path, method, again, limit=example.limit
            )
            found.append(Wanted(example, example.below(file), line, session, python, request))
    return found


def unspoken(example: Example, python: Python) -> Iterator[Fault]:
    """Start methods for which the example has no transcript on this interpreter."""
    if not example.lacks(python):
        for method in example.methods(python):
            if example.variant(python.version, method) is None:
                text = f"no transcript is for {method or 'its start method'} on Python {python}"
                yield example.fault(f"{text}; run nox -s record -- {example.name}")


def session_of(run: Run) -> Session:
    """The run as the session that a transcript of it would hold."""
    return parse(run.transcript)[0]


def check(want: Wanted, run: Run, site: Site) -> Iterator[Fault]:
    """What is wrong with a run, causes first: by itself, by its transcript, by the claims of pages."""
    example = want.example
    for text in faults(run, example, site.claimed_of(want.file)):
        yield example.fault(f"{want}: {text}")
    if run.stopped:
        return
    if text := miscounted(run, example, site):
        yield example.fault(f"{want}: {text}")
    order, session = site.orders.get(want.file, "process"), session_of(run)
    expected, fresh = want.session.shape(order), session.shape(order)
    if expected != fresh:
        text = f"{want} printed something else:\n{diff(expected, fresh)}\n" + "".join(
            f"{guess}\n" for guess in unmarked(run)
        )
        text += f"If the program is right, record it anew: nox -s record -- {example.name}"
        yield Fault(f"examples/{want.file}", want.line, text)
    for claim, why in broken(site.claims.get(want.file, ()), session):
        yield Fault(
            claim.file, claim.line, f"{want}: the claim {claim.name!r} does not hold: {why}\n{tail(run.said)}"
        )


def check_all(runs: Iterable[tuple[Wanted, Run]], site: Site) -> list[Fault]:
    """The first fault of the first run that has one, and which other runs have one too; [] if none has."""
    wrong = [(want, fault) for want, run in runs for fault in islice(check(want, run, site), 1)]
    if not wrong:
        return []
    first, others = wrong[0][1], ", ".join(str(want) for want, _ in wrong[1:])
    return [replace(first, text=first.text + f"\nWrong as well: {others}" * bool(others))]


def broken(claims: Iterable[Claim], session: Session) -> Iterator[tuple[Claim, str]]:
    """The claims that do not hold in a session, each with the reason; unknown checks are left out."""
    known = checks.CHECKS
    for claim in claims:
        if claim.name in known and (why := known[claim.name](session)):
            yield claim, why


def faults(run: Run, example: Example, claimed: set[str]) -> Iterator[str]:
    """What is wrong with a run by itself, whatever its transcript says.

    ``claimed`` are the names of the checks that pages claim of it.
    """
    if run.stopped:
        hint = HANGS.format(example.program.stem) if "hangs" in run.stopped else ""
        yield f"it was stopped: {run.stopped}. {hint}It had printed:\n{tail(run.said)}"
        return
    yield from unclaimed(session_of(run), example, claimed)
    for thing in run.left:
        yield f"it left behind {thing}: join it, close it or unlink it before the program ends"
    if LEAKS_ON_PURPOSE not in claimed and (leaked := LEAKED.search(run.said)):
        yield f"it leaks {leaked[1]}, and a warning says so: unlink it before the program ends"
    if run.unjoined and ON_PURPOSE not in example.source:
        names = ", ".join(run.unjoined)
        yield f"it ends without having joined {names}: join what it starts, or say {ON_PURPOSE!r}"
    for code in set(run.exits) - {0}:
        if not re.search(rf"(?<![\d.]){code}\b", run.said) and "Traceback" not in run.said:
            yield f"a child ended with exit code {code}, and nobody says so"
    for number, unit in DURATION.findall(run.said):
        if float(number) * {"s": 1, "ms": 0.001}[unit] > run.seconds + ROUNDED:
            yield f"it says {number} {unit}, and the whole run took {run.seconds:.3f} s"
    for what, value in machine.told_by(run.said, example.source):
        yield f"it prints {what} of this machine, {value}: print nothing that differs from machine to machine"


def unclaimed(session: Session, example: Example, claimed: set[str]) -> Iterator[str]:
    """How a session goes wrong though no page claims that it does, by the names of the checks there."""
    claim = "If it is to show that, say so below its transcript on the page: <!-- check: {} -->"
    # A program that runs others passes on what they print, tracebacks too.
    pattern = SLIP if "subprocess" in example.source else TRACEBACK
    raised = pattern.search("\n".join(session.said("")))
    if session.status == TIMED_OUT and "never_ends" not in claimed:
        yield f"it does not end by itself, and no page claims so. {claim.format('never_ends')}"
    elif session.status not in (0, TIMED_OUT) and "fails" not in claimed:
        last = session.lines[-1][1].strip() if session.lines else "it printed nothing"
        why = raised["error"] if raised else last
        yield f"it ends with exit status {session.status}: {why}\n{claim.format('fails')}"
    elif raised and not claimed & WRONG_ON_PURPOSE:
        yield f"a process of it ends with {raised['error']}\n{claim.format('fails_in_child')}"


def unmarked(run: Run) -> Iterator[str]:
    """Where a run seems to print a PID without saying so: a guess, for a run of an unexpected shape."""
    session = session_of(run)
    pids = {str(pid) for pid in run.pids} | set(session.speakers)
    for _, text in session.lines:
        for number in NUMBER.findall(text):
            if number in pids:
                yield f"it prints a PID that is not marked as one; write 'pid {number}': {text}"


def repeat(run: Run) -> str:
    """A further line of a message about a run that was delayed: how to repeat it; "" for a plain run."""
    if run.request.delayed is None:
        return ""
    return f"\nThis run was delayed at random; others may agree by luck. To repeat it: {run.request.by_hand}"


def tail(said: str) -> str:
    """The last lines of what was printed, enough to see where it stood."""
    return "\n".join(f"    {line}" for line in said.splitlines()[-TAIL:]) or "    (nothing)"


def miscounted(run: Run, example: Example, site: Site) -> str:
    """What is wrong with the number of children of a run, by the numbers recorded; "" if nothing is.

    The number is not learnt anew from a program that has changed, because pages may speak of it. A pool that
    replaces its workers starts as many as it comes to, so of these only the least is held.
    """
    seen, children = proof.children(example, run.request.method), run.children
    if not seen or run.status == TIMED_OUT:
        return ""
    most = children if "maxtasksperchild" in example.source else max(seen)
    if min(seen) <= children <= most:
        return ""
    before = " to ".join(map(str, sorted({min(seen), max(seen)})))
    text = f"it started {children} child processes, where {before} were seen before"
    shown = site.places(f"{example.name}.py")
    places = " and ".join(f"{file}:{line}" for file, line in shown) or "its pages"
    return f"{text}; if that is meant, read {places}, then nox -s record -- {example.name} --children"
