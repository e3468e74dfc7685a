"""The command: ``python doctor.py [--error [FILE] | [--run] PROGRAM]``.

Exit status 0 where nothing is wrong, 1 where something was found, 2 where nothing was looked at.
"""

from __future__ import annotations

import contextlib
import sys
import warnings
from itertools import chain
from pathlib import Path

from doctor import machine, running, waiting
from doctor.known import FILE, FORKED, HANGS, IMPORTED, REPEATED, TOP_LEVEL, UNKNOWN, Book, load
from doctor.names import Program
from doctor.rules import SECTIONS, Found, examine
from doctor.words import WORDS
from harness.run import Run, Runner
from learner import console, program
from learner.finder import Answer, Match
from learner.hanging import END, FAILED, INITIALIZER, Stand
from learner.judge import TRACEBACK
from learner.words import WORDS as LEARNER
from learner.words import language

FINE, WRONG, NOTHING = 0, 1, 2  # exit statuses
LIMIT = 30.0  # seconds that a program may run
MOST = 8 << 20  # bytes of a program
READ = 16 << 20  # bytes that are read of an error
TOLD = 3  # lines that differ, or where processes were
SHOWN = 12  # lines of what a program printed
FULL = 40  # reports of one program
NO_INPUT = "EOFError: EOF when reading a line"  # what input() raises where nobody types


class Teller:
    """Prints in one language, whatever the console can show."""

    def __init__(self, name: str) -> None:
        self.name, self.words, self.learner = name, WORDS[name], LEARNER[name].sentences

    def __call__(self, sentence: str, *values: object) -> None:
        """Print a sentence of doctor/words.py by its name."""
        print(self.words[sentence].format(*values), flush=True)

    def section(self, book: Book, name: str) -> None:
        """Print where to read on."""
        if text := book.sections[self.name].get(name):
            self("read", text.replace("\n", "\n    "))


def main(arguments: list[str]) -> int:
    """The whole command; returns its exit status."""
    console.prepare()
    words, chosen, limit, mode = list(arguments), language(), LIMIT, ""
    tell = Teller(chosen)
    while words and words[0].startswith("-") and words[0] != "-":
        option, value = words.pop(0), words[0] if words else ""
        if option == "--lang" and value in WORDS:
            tell = Teller(words.pop(0))
        elif option == "--limit" and value.replace(".", "", 1).isdigit() and float(value) > 0:
            limit = float(words.pop(0))
        elif option in ("--error", "--run") and not mode:
            mode = option
        elif option in ("-h", "--help"):
            tell("usage")
            return FINE
        else:
            tell("option", option)
            return NOTHING
    book = load(FILE.read_text("utf-8"))
    if mode == "--error":
        return explain(tell, book, words[0] if words else "-")
    if mode == "--run" and not words:
        tell("usage")
        return NOTHING
    if not words:
        return look(tell)
    path = Path(words[0])
    try:
        held = parsed(path)
        return run(tell, book, words, limit, held) if mode else read(tell, book, path, held)
    except program.UnreadableError as error:
        print(tell.learner[error.kind].format(path, error.line, error.detail))
        return NOTHING


def look(tell: Teller) -> int:
    """Tell what this machine offers; returns the exit status."""
    wrong = False
    for name, values in machine.facts():
        wrong |= name.endswith("!")
        tell(f"fact_{name.rstrip('!')}", *values)
    tell("look_end")
    return WRONG if wrong else FINE


def explain(tell: Teller, book: Book, name: str) -> int:
    """Tell what an error means; returns the exit status."""
    if name == "-" and sys.stdin is not None:
        if sys.stdin.isatty():
            tell("paste", "Ctrl+Z, Enter" if sys.platform == "win32" else "Ctrl+D")
        data = sys.stdin.buffer.read(READ)
    else:
        try:
            with Path(name).open("rb") as file:
                data = file.read(READ)
        except OSError as error:
            tell("not_opened", name, error.strerror)
            return NOTHING
    answer = book.finder.answer(program.decoded(data))
    tell_answer(tell, book, answer)
    return NOTHING if answer.verdict == "empty" else WRONG


def tell_answer(tell: Teller, book: Book, answer: Answer) -> None:
    """Tell what failed before, the error itself, where the processes stood, and what else it may be."""
    told = set[str]()  # sections on where the processes stood: each once
    if answer.at_import:
        tell("stood_import", answer.at_import)
        tell.section(book, TOP_LEVEL)
    for stand in answer.stands:
        if stand.call in (FAILED, INITIALIZER):
            tell_stand(tell, book, stand, told)
    tell("error_known" if answer.stands else f"error_{answer.verdict}")
    if answer.first:
        show(tell, book, answer.first)
    for stand in answer.stands:
        if stand.call not in (FAILED, INITIALIZER):
            tell_stand(tell, book, stand, told)
    if answer.interrupted and not answer.stands:
        tell.section(book, HANGS)
    causes = () if answer.interrupted or answer.at_import else answer.causes
    if causes:
        tell("error_cause")
    for cause in causes:
        show(tell, book, Match(cause, 0))
    for match in answer.follows:
        tell("error_follows")
        show(tell, book, match)
    for match in answer.others:
        tell("error_nearest" if answer.verdict == "unknown" else "error_other")
        show(tell, book, match)
    if answer.verdict == "unknown":
        tell.section(book, UNKNOWN)


def tell_stand(tell: Teller, book: Book, stand: Stand, told: set[str]) -> None:
    """Where a process stood when Ctrl+C came, and what explains that; what was ``told`` is not told again."""
    name = {FAILED: "failed", INITIALIZER: "failed", END: "end"}.get(stand.call)
    tell(f"stood_{name or ('child' if stand.by_child else 'parent')}", stand.said)
    for section in book.hangs[stand.call]:
        if section not in told:
            tell.section(book, section)
            told.add(section)


def show(tell: Teller, book: Book, match: Match) -> None:
    """One error: the line that decided, and its section."""
    if match.said:
        tell("error_line", match.said)
    tell.section(book, book.pages[match.word])


def parsed(path: Path) -> Program:
    """A program that was read. Raises UnreadableError where it is none."""
    text = program.text_of(path, MOST)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Program(text)
    except RecursionError:
        raise program.UnreadableError("too_deep") from None


def read(tell: Teller, book: Book, path: Path, held: Program) -> int:
    """Tell what the text of a program shows to be wrong; returns the exit status.

    Raises UnreadableError where it is nested too deep.
    """
    try:
        found = examine(held)
    except RecursionError:
        raise program.UnreadableError("too_deep") from None
    report(tell, book, path, found)
    if not found:
        tell("none" if held.starts else "none_started", path)
    return WRONG if found else FINE


def report(tell: Teller, book: Book, path: Path, found: list[Found]) -> None:
    """Each fault with its line and section, not too many."""
    for one in found[:FULL]:
        tell("found", path, one.line, tell.words[f"rule_{one.rule}"].format(*one.names))
        tell.section(book, SECTIONS[one.rule])
    if len(found) > FULL:
        tell("more", len(found) - FULL)


def run(tell: Teller, book: Book, words: list[str], limit: float, held: Program) -> int:
    """Run a program, with its arguments, under each start method and tell what differs.

    ``limit`` is in seconds. Returns the exit status.
    """
    path, chooses = Path(words[0]), held.chosen
    wanted: list[str | None] = [None] if chooses else [*running.methods()]
    if chooses:
        tell("chooses", path, ", ".join(chooses))
    runs, again = dict[str, Run](), None
    with Runner(1) as runner:
        for method in wanted:
            name = method or chooses[0]
            tell("running", path, name, limit)
            runs[name] = runner.run(running.request(path, words, method, 0, limit))
            if again is None and not running.fault(runs[name]) and len(wanted) > 1:
                again = runner.run(running.request(path, words, method, 1, limit))
    verdicts = running.judge(runs, again)
    first = next((one for one in verdicts if one.kind == "same"), None)
    told = set[str]()
    for one in verdicts:
        tell_verdict(tell, book, one, one is first, told)
    if there := running.imported(verdicts):
        repeats = all(one.repeats for one in verdicts if one.method in there)
        tell("run_repeated" if repeats else "run_imported", ", ".join(there))
        tell.section(book, REPEATED if repeats else IMPORTED)
    if running.hangs_forked(verdicts):
        tell("run_forked")
        for section in FORKED:
            tell.section(book, section)
    if all(one.kind in ("same", "varies") and not one.run.left for one in verdicts):
        return FINE
    with contextlib.suppress(RecursionError):  # the runs have told enough of a program that is nested so deep
        if found := examine(held):
            tell("run_reading")
            report(tell, book, path, found)
    return WRONG


def tell_verdict(tell: Teller, book: Book, one: running.Verdict, is_first: bool, sections: set[str]) -> None:
    """One run: how it ended, what differs, its error; ``is_first`` of that which others are held to.

    ``sections`` are those on hangs that were told before; see tell_positions().
    """
    told = tell.words[f"run_{'first' if is_first else one.kind}"] if f"run_{one.kind}" in tell.words else ""
    told = told or tell.learner[one.kind].format(one.run.stopped)
    tell("verdict", one.method, told.format(one.run.status))
    for word, lines in (("missing", one.missing), ("extra", one.extra)):
        if lines:
            tell(word)
            print("".join(f"    {line[:110]}\n" for line in lines[:TOLD]), end="")
    if one.kind in ("error", "child_error") or (one.kind in running.UNENDED and TRACEBACK in one.run.said):
        print("".join(f"    {line[:110]}\n" for line in one.run.said.splitlines()[-SHOWN:]), end="")
        answer = book.finder.answer(one.run.raw)
        if answer.first and answer.verdict == "known":
            show(tell, book, answer.first)
        if NO_INPUT in one.run.said:
            tell("no_input")
    if one.kind in running.UNENDED:
        tell_positions(tell, book, one, sections)
    if one.run.left:
        tell("left", LEARNER[tell.name].left(", ".join(one.run.left)))


def tell_positions(tell: Teller, book: Book, one: running.Verdict, told: set[str]) -> None:
    """Where the processes were that did not end and, if they only waited, the sections that explain it.

    ``told`` are the sections that were told before; those that are told now are added.
    """
    found = waiting.positions(one.run.stacks)
    for position in found[:TOLD]:
        by = "end" if position.call == END else "child" if position.by_child else "parent"
        tell(f"waits_{by}", position.place, position.said)
    calls = waiting.explaining(found) if one.kind == "hangs" else []
    for section in chain.from_iterable(book.hangs.get(call, (HANGS,)) for call in calls):
        if section not in told:
            tell.section(book, section)
            told.add(section)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
