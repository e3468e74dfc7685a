"""Holds one run of a learner's program, or what a learner foretold, to what the exercise asks for.

What is found first is told: a program that hangs does not print all lines either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from harness.checks import CHECKS
from harness.run import Run
from harness.transcript import Session, mask, parse
from learner.exercises import Exercise, Hint

# Why the harness ended a run, by how its reason begins.
STOPPED = {
    "it hangs": "hangs",
    "it still ran": "endless",
    "it printed more": "floods",
    "it started more": "forks",
    "it took more": "memory",
    "it wrote more": "files",
    "the process that watches": "killed",
    "it could not be run": "not_run",
}
KINDS = {
    "without",  # it uses what the exercise does not allow
    "error",
    "child_error",  # a child failed, and the program ended with exit status 0
    "unsaid",  # lines do not begin with a PID
    "no_child",  # nothing was started
    "forged",  # a line names a process that there was not
    "spelling",  # lines differ in upper and lower case, spaces or punctuation
    "lines",
    "order",
    "speaker",  # each process prints what another should
    "unjoined",
    "left",
}
TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True)
class Finding:
    """What is wrong: ``kind`` is a value of STOPPED, the name of a check, or one of KINDS; learner/words.py
    has a sentence for each.

    ``session`` is what was printed; ``missing`` and ``extra`` are lines, ``detail`` a reason in English,
    ``source`` the program.
    """

    kind: str
    session: Session
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    detail: str = ""
    source: str = ""

    @property
    def told(self) -> str:
        """All that a hint may go by."""
        return "\n".join([str(self.session), *self.missing, *self.extra])


def judge(exercise: Exercise, run: Run) -> Finding | None:
    """What is wrong with a run, None where nothing is."""
    session, expected = parse(run.transcript)[0], exercise.sessions(run.request.method)
    source = run.request.source
    if source is None and run.request.program.is_file():
        source = run.request.program.read_text("utf-8", "replace")
    finding = _finding(exercise, run, session, expected, source or "")
    return finding and replace(finding, source=source or "")


def _finding(
    exercise: Exercise, run: Run, session: Session, expected: list[Session], source: str
) -> Finding | None:
    code = re.sub("#.*", "", source)
    used = [name for name in exercise.without if re.search(rf"\b{name}\b", code)]
    if used and not (run.status and _failed(run, expected)):  # what crashes is mended first
        return Finding("without", replace(session, status=0), detail=", ".join(used))
    if run.stopped:
        kind = next((kind for start, kind in STOPPED.items() if run.stopped.startswith(start)), "not_run")
        return Finding(kind, replace(session, status=0), detail=run.stopped)
    return next(_found(exercise, run, session, expected), None)


def _failed(run: Run, expected: list[Session]) -> bool:
    """Whether a run that came to its end failed, where it should not."""
    shows = any(TRACEBACK in str(right) for right in expected)
    right = run.status in {right.status for right in expected} and (shows or TRACEBACK not in run.said)
    return not run.stopped and not right


def _found(exercise: Exercise, run: Run, session: Session, expected: list[Session]) -> Iterator[Finding]:
    if _failed(run, expected):
        yield Finding("error" if run.status else "child_error", session, detail=str(run.status))
    if session.lines and not any(speaker for speaker, _ in session.lines):
        yield Finding("unsaid", session)
    if not run.children:
        yield Finding("no_child", session)
    # Where processes cannot be watched, ``pids`` is empty.
    if run.pids and {int(pid) for pid, _ in session.lines if pid} - run.pids:
        yield Finding("forged", session)
    missing, extra = differing(exercise, session, expected)
    if {_text(line) for line in missing} & {text for speaker, text in session.lines if not speaker}:
        yield Finding("unsaid", session)
    if missing and sorted(map(_spelt, missing)) == sorted(map(_spelt, extra)):
        yield Finding("spelling", session, missing, extra)
    if {_word(line) for line in missing} - {_word(f"[pid] {text}") for _, text in session.lines}:
        yield Finding("lines", session, missing, extra)  # without these words no check has a meaning
    for name in exercise.checks:
        if why := CHECKS[name](session):
            yield Finding(name, session, detail=why)
    if missing or extra:
        yield Finding("lines", session, missing, extra)
    if session.shape(exercise.order) not in {right.shape(exercise.order) for right in expected}:
        yield Finding(_misplaced(session, expected), session)
    if run.unjoined:
        yield Finding("unjoined", session, detail=", ".join(run.unjoined))
    if run.left:
        yield Finding("left", session, detail=", ".join(run.left))


def foretold(exercise: Exercise, answer: Session, real: Session) -> Finding | None:
    """What is wrong with a learner's prediction of a run, None where nothing is."""
    if answer.shape(exercise.order) == real.shape(exercise.order):
        return None
    missing, extra = differing(exercise, answer, [real])
    kind = "lines" if missing or extra else _misplaced(answer, [real])
    return Finding(kind, answer, missing, extra)


def _misplaced(session: Session, expected: list[Session]) -> str:
    """What is wrong where each line is right: ``order``, or ``speaker`` where another process prints it."""
    return "order" if _parts(session) in map(_parts, expected) else "speaker"


def _parts(session: Session) -> str:
    """Which lines each process prints, whatever their order; equal texts where sessions agree in that."""
    names = dict.fromkeys(session.speakers, "peer")  # in each run a process has another PID
    lines = sorted(session.lines, key=lambda line: mask(line[1], names))
    return replace(session, lines=tuple(lines)).shape()


def differing(
    exercise: Exercise, session: Session, expected: list[Session]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that are missing, and those that are too many, by the expected session that is nearest."""
    lines, pairs = Counter(session.shape("sequence").splitlines()), []
    for right in expected:
        wanted = Counter(right.shape("sequence").splitlines())
        pairs.append((tuple((wanted - lines).elements()), tuple((lines - wanted).elements())))
    return min(pairs, key=lambda pair: len(pair[0]) + len(pair[1]))


def _text(line: str) -> str:
    """A line after the brackets."""
    return line.partition("] ")[2]


def _word(line: str) -> str:
    """The first word of a line, after the brackets."""
    return [*_text(line).split(), ""][0]


def _spelt(line: str) -> str:
    """A line without what is easily mistyped: upper and lower case, spaces, punctuation."""
    return re.sub(r"[\W_]", "", line).casefold()


def hint(exercise: Exercise, finding: Finding) -> Hint | None:
    """What the exercise has to say of a finding, None where that is nothing in particular."""
    # A hint on a wrong order serves, too, where each line is right and the wrong process prints it.
    kinds = {finding.kind, "order" if finding.kind == "speaker" else finding.kind}
    # What is seen in the program comes before what is guessed from what it printed.
    for held in sorted(exercise.hints, key=lambda held: not held.source):
        seen = re.search(held.source, finding.source, re.DOTALL | re.MULTILINE)
        if kinds & {*held.on} and held.printed in finding.told and seen:
            return held
    return None
