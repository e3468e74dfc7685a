"""Holds one run of a learner's program, or what a learner foretold, to what the exercise asks for.

What is found first is told: a program that hangs does not print all lines either.
"""

from __future__ import annotations

import ast
import re
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from harness.checks import CHECKS
from harness.run import Run
from harness.transcript import Session, mask, parse
from learner import noting
from learner.exercises import FORETELL, Exercise, Hint

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
    "no_guard",  # a child began to start children of its own
    "without",  # it uses what the exercise does not allow
    "needs",  # it uses nothing of what the exercise is about
    "chosen",  # it chooses its start method, so that all runs were under that one
    "missed",  # a hint of the exercise knows it, by its text, as no answer to what was asked
    "counted",  # it takes as many items as it knows that there are, and is not to know
    "one_by_one",  # what is to run at the same time runs one after another
    "written",  # a line that it should compute is written down in it
    "arrives",  # the parent did not get from a child what it prints
    "sent",  # a child was not given what it prints
    "borrowed",  # it prints a line with the PID of another process
    "error",
    "child_error",  # a child failed, and the program ended with exit status 0
    "unsaid",  # lines do not begin with a PID
    "no_child",  # nothing was started
    "few",  # fewer children were started than it asks for
    "many",  # more children were started than it asks for
    "forged",  # a line names a process that there was not
    "spelling",  # lines differ in upper and lower case, spaces or punctuation
    "lines",
    "order",
    "together",  # one process prints two lines that two should
    "apart",  # two processes print two lines that one should
    "not_parent",  # another process prints what the parent should
    "speaker",  # each process prints what another should
    "unjoined",
    "left",
}
# Each line is right, and the wrong process prints it.
MISPLACED = {"together", "apart", "not_parent", "speaker"}
ANY_CHILD = ("sequence", "unordered")  # orders in which it does not count which child prints a line
# What a child prints when there is no guard. Pools go on for ever with that, so the run is ended by it.
NO_GUARD = "bootstrapping phase"
TRACEBACK = "Traceback (most recent call last)"
# An import of names as they are, on one line.
PLAIN_IMPORT = re.compile(r"^\s*(from .*|)import (?!.*(\bas\b|[(\\])).*$", re.MULTILINE)
# An exercise that needs these is about start methods; all others are to hold under each.
CHOICES = ("set_start_method", "get_context")
CHOICE = re.compile(rf"\b({'|'.join(CHOICES)}|(?:Fork|ForkServer|Spawn)(?:Context|Process))\(\s*[^\s)]")


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
        return "\n".join([str(self.session), *self.missing, *self.extra, self.detail])


def judge(exercise: Exercise, run: Run) -> Finding | None:
    """What is wrong with a run, None where nothing is."""
    session, expected = parse(run.transcript)[0], exercise.sessions(run.request.method)
    if NO_GUARD in run.said:
        return Finding("no_guard", replace(session, status=0))
    source = run.request.source
    if source is None and run.request.program.is_file():
        with tokenize.open(run.request.program) as file:  # in the encoding that it declares
            source = file.read()
    finding = _finding(exercise, run, session, expected, source or "")
    return finding and replace(finding, source=source or "")


def _finding(
    exercise: Exercise, run: Run, session: Session, expected: list[Session], source: str
) -> Finding | None:
    """What is told first: what crashes, then what the exercise does not allow, then how the run went."""
    code = _code_of(source)
    kept = PLAIN_IMPORT.sub("", code)  # a name that is only imported is not used
    used = [name for name in exercise.without if re.search(rf"\b{name}\b", kept)]
    if used and not (run.status and _failed(run, expected)):  # what crashes is mended first
        return Finding("without", replace(session, status=0), detail=", ".join(used))
    if run.stopped:
        kind = next((kind for start, kind in STOPPED.items() if run.stopped.startswith(start)), "not_run")
        return Finding(kind, replace(session, status=0), detail=run.stopped)
    finding = next(_found(exercise, run, session, expected, code), None)
    if finding or exercise.kind == FORETELL:
        return finding
    return next(_unseen(exercise, run, session, code, source), None)


def _unseen(exercise: Exercise, run: Run, session: Session, code: str, source: str) -> Iterator[Finding]:
    """What an exercise asks for and no line shows: in the text of a program that prints all lines."""
    if (chosen := CHOICE.search(code)) and not {*CHOICES} & {*exercise.needs}:
        yield Finding("chosen", session, detail=chosen[1])
    nodes = [*ast.walk(ast.parse(source))]
    if exercise.together and any(map(_is_one_by_one, nodes)):
        yield Finding("one_by_one", session)
    names = {getattr(node, "attr", getattr(node, "id", "")) for node in nodes}  # not those only imported
    if exercise.needs and not names & {*exercise.needs}:
        yield Finding("needs", session, detail=", ".join(exercise.needs))
    if any("missed" in held.on and _fits(held, source) for held in exercise.hints):
        yield Finding("missed", session)
    if exercise.exactly and run.children > exercise.children:
        yield Finding("many", session, detail=str(exercise.children))
    if exercise.uncounted and any(map(_is_counted, nodes)):
        yield Finding("counted", session)
    if any(_is_borrowed(node, source) for node in nodes):
        yield Finding("borrowed", session)
    if written := [line for line in exercise.computed if any(_has(node, line) for node in nodes)]:
        yield Finding("written", session, detail=_quoted(written))


def _code_of(source: str) -> str:
    """A program without its comments."""
    return re.sub("#.*", "", source)


def judge_noted(exercise: Exercise, run: Run, source: str) -> Finding | None:
    """What is wrong with a run of what learner/noting.py makes of a program; None where nothing is."""
    told, code = noting.told(run.said), _code_of(source)
    session = parse(run.transcript.partition(f"\n{noting.MARK}")[0])[0]
    for kind, wanted in (("arrives", exercise.arrives), ("sent", exercise.sent)):
        missing = [value for value in wanted if told and value not in told[kind]]
        if missing and not noting.UNSEEN[kind].search(code):
            return Finding(kind, session, detail=", ".join(missing), source=source)
    return None


def _is_one_by_one(node: ast.AST) -> bool:
    """Whether a call waits for the task that it submits, or a loop for what it has just started."""
    if isinstance(node, ast.Call):
        return bool(re.match(r".*\.submit\(.*\)\.result\(", ast.unparse(node), re.DOTALL))
    body = "\n".join(map(ast.unparse, node.body)) if isinstance(node, (ast.For, ast.While)) else ""
    started = re.findall(r"^(\w+)\.start\(\)|^(\w+) = .*\.submit\(", body, re.MULTILINE)
    return any(re.search(rf"\b{one or other}\.(join\(\)|result\()", body) for one, other in started)


def _is_counted(node: ast.AST) -> bool:
    """Whether a loop over a range takes an item each time, before it sends anything."""
    if isinstance(node, ast.For):
        over, body = [node.iter], "\n".join(map(ast.unparse, node.body))
    elif isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        over, body = [one.iter for one in node.generators], ast.unparse(node.elt)
    else:
        return False
    first = re.search(r"\.(get|recv|put|send)\(", body)
    is_taken = first is not None and first[1] in ("get", "recv")
    return is_taken and any(ast.unparse(one).startswith("range(") for one in over)


def _is_borrowed(node: ast.AST, source: str) -> bool:
    """Whether a text begins with the PID of a child, as its parent knows it: ``f"[{child.pid}] …``."""
    text = ast.unparse(node) if isinstance(node, ast.JoinedStr) else ""
    return any(f"{name}.start(" in source for name in re.findall(r"^f.\[\{(\w+)\.pid\}\]", text))


def _has(node: ast.AST, line: str) -> bool:
    """Whether a text of the program has this line in it."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and line in node.value


def _failed(run: Run, expected: list[Session]) -> bool:
    """Whether a run that came to its end failed, where it should not."""
    shows = any(TRACEBACK in str(right) for right in expected)
    right = run.status in {right.status for right in expected} and (shows or TRACEBACK not in run.said)
    return not run.stopped and not right


def _found(
    exercise: Exercise, run: Run, session: Session, expected: list[Session], code: str
) -> Iterator[Finding]:
    """What is wrong with a run that came to its end, causes first."""
    if _failed(run, expected):
        yield Finding("error" if run.status else "child_error", session, detail=str(run.status))
    if session.lines and not any(speaker for speaker, _ in session.lines):
        yield Finding("unsaid", session)
    if not run.children:
        yield Finding("no_child", session)
    elif run.children < exercise.children and "Executor" not in code:  # it starts a worker when it needs one
        yield Finding("few", session, detail=str(exercise.children))
    # Where processes cannot be watched, ``pids`` is empty.
    if run.pids and {int(pid) for pid, _ in session.lines if pid} - run.pids:
        yield Finding("forged", session)
    missing, extra = differing(session, expected)
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
    if exercise.order in ANY_CHILD:
        yield from _of_parent(exercise, session, expected)
    for pair in _together(exercise, session, expected):
        yield Finding("together", session, detail=_quoted(pair))
    if session.shape(exercise.order) not in {right.shape(exercise.order) for right in expected}:
        yield _misplaced(session, expected)
    if run.unjoined:
        yield Finding("unjoined", session, detail=", ".join(run.unjoined))
    if run.left:
        yield Finding("left", session, detail=", ".join(run.left))


def foretold(exercise: Exercise, answer: Session, real: Session) -> Finding | None:
    """What is wrong with a learner's prediction of a run, None where nothing is.

    Quotes, and spaces beside punctuation, do not count.
    """
    real_by_bare = {_bare(text): text for _, text in real.lines}
    answer = replace(
        answer, lines=tuple((who, real_by_bare.get(_bare(text), text)) for who, text in answer.lines)
    )
    if answer.shape(exercise.order) == real.shape(exercise.order):
        return None
    missing, extra = differing(answer, [real])
    if missing or extra:
        return Finding("lines", answer, missing, extra)
    return Finding("order" if _parts(answer) == _parts(real) else "speaker", answer)


def _together(exercise: Exercise, session: Session, expected: list[Session]) -> Iterator[tuple[str, str]]:
    """Pairs of lines that one process prints, though two processes should.

    In some exercises it does not count who prints a line, as with the tasks of a pool. There, too, the parent
    does not do the work of its children; it is the one that prints the last line.
    """
    for pair in _pairs(session, expected, together=True):
        if exercise.order not in ANY_CHILD or expected[0].lines[-1][1] in pair:
            yield pair


def _of_parent(exercise: Exercise, session: Session, expected: list[Session]) -> Iterator[Finding]:
    """What is wrong with the lines of the parent, where it does not count which child prints a line.

    It prints the last line. Its lines are in order, but for items that it takes from a queue.
    """
    first = expected[0].lines[-1][0]
    own = {*expected[0].said(first)} - {text for speaker, text in expected[0].lines if speaker != first}
    children = {speaker for speaker, text in session.lines if text not in own}
    parents = {speaker for speaker, text in session.lines if text in own} - children
    if len(parents) == 1:
        if strays := [text for speaker, text in session.lines if text in own and speaker not in parents]:
            yield Finding("not_parent", session, detail=_quoted(strays))
        taken = "got " if "exactly_once" in exercise.checks else "\n"
        lines, *right = [
            [text for text in one.said() if text in own and not text.startswith(taken)]
            for one in (session, *expected)
        ]
        if lines not in right:
            yield Finding("order", session)


def _misplaced(session: Session, expected: list[Session]) -> Finding:
    """What is wrong where each line is right, and no process prints what two should."""
    if _parts(session) in map(_parts, expected):
        return Finding("order", session)
    for pair in _pairs(session, expected, together=False):
        return Finding("apart", session, detail=_quoted(pair))
    return Finding("speaker", session)


def _pairs(session: Session, expected: list[Session], together: bool) -> Iterator[tuple[str, str]]:
    """Pairs of lines that one process prints and two should; not ``together``, the other way round."""
    speakers, right = _speakers(session), [_speakers(one) for one in expected]
    for one, other in combinations(speakers, 2):
        if (speakers[one] == speakers[other]) == together and all(
            {one, other} <= wanted.keys() and (wanted[one] == wanted[other]) != together for wanted in right
        ):
            yield one, other


def _quoted(lines: Iterable[str]) -> str:
    """Lines as a sentence names them."""
    return ", ".join(map(repr, lines))


def _speakers(session: Session) -> dict[str, str]:
    """Who prints a line, by the line, where one process prints it once."""
    names = dict.fromkeys(session.speakers, "peer")  # in each run a process has another PID
    lines = [(mask(text, names), speaker) for speaker, text in session.lines if speaker]
    times = Counter(text for text, _ in lines)
    return {text: speaker for text, speaker in lines if times[text] == 1}


def _parts(session: Session) -> str:
    """Which lines each process prints, whatever their order; equal texts where sessions agree in that."""
    names = dict.fromkeys(session.speakers, "peer")  # in each run a process has another PID
    lines = sorted(session.lines, key=lambda line: mask(line[1], names))
    return replace(session, lines=tuple(lines)).shape()


def differing(session: Session, expected: list[Session]) -> tuple[tuple[str, ...], tuple[str, ...]]:
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
    """A line without what is easily mistyped: upper and lower case, spaces, punctuation.

    Brackets and quotes are no slips: they tell a tuple from its items, and a text from a number.
    """
    return re.sub(r"[^\w()\[\]{}'\"]|_", "", line).casefold()


def _bare(text: str) -> str:
    """A line of a prediction without quotes and without the spaces that tell no words apart."""
    text = re.sub("['\"\u2018\u2019\u201c\u201d]", "", text)
    return re.sub(r"\s*([^\w\s])\s*", r"\1", " ".join(text.split()))


def _fits(held: Hint, source: str) -> bool:
    """Whether the pattern of a hint is found in a program; a hint without one fits all."""
    return bool(re.search(held.source, source, re.DOTALL | re.MULTILINE))


def hint(exercise: Exercise, finding: Finding) -> Hint | None:
    """What the exercise has to say of a finding, None where that is nothing in particular."""
    # A hint on a wrong order serves, too, where each line is right and the wrong process prints it.
    kinds = {finding.kind, "order" if finding.kind in MISPLACED else finding.kind}
    # What is seen in the program comes before what is guessed from what it printed.
    for held in sorted(exercise.hints, key=lambda held: not held.source):
        if kinds & {*held.on} and held.printed in finding.told and _fits(held, finding.source):
            return held
    return None
