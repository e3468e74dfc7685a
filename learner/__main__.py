"""The command: ``python check.py EXERCISE FILE``; without words it lists the exercises.

With several files or a folder, each file is told to be right or wrong, and nothing else. Exit status 0
where the answer is right, or all are, 1 where not, 2 where nothing was checked.
"""

from __future__ import annotations

import glob
import multiprocessing
import platform
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from doctor import known
from doctor.names import Program
from doctor.rules import SECTIONS, Found, examine
from doctor.words import WORDS as RULES
from harness.run import Request, Run, Runner
from harness.system import LINUX
from harness.transcript import SAID, Session, parse
from learner import console, judge, noting, program
from learner.exercises import FILE, FORETELL, Exercise, load
from learner.words import WORDS, Words, language, shows_chinese

RIGHT, WRONG, NOTHING = 0, 1, 2  # exit statuses
LIMIT = 30.0  # seconds that a program may run
# The seeds of the random delays with which a program runs; None is without. An order that is only luck shows.
RUNS = (None, 1, 2)
SHOWN = 24  # lines shown of what a program printed
PYTHON = "py" if sys.platform == "win32" else "python"
VAGUE = ("hangs", "endless", "lines", "order", "speaker")  # findings that have many causes
SLIPS = ("spelling", "unsaid")  # findings of which no section speaks
TOOLS = ("check.py", "doctor.py", "watch.py")  # in a folder of answers, these are none
TOLD = 5  # lines that are missing or too many


class Teller:
    """Prints in one language, whatever the console can show."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, sentence: str, *values: Any) -> None:
        """Print a sentence of learner/words.py by its name, with the command of this system."""
        text = self.words.sentences[sentence].format(*values)
        print(text.replace("python check.py", f"{PYTHON} check.py"), flush=True)


def main(arguments: list[str]) -> int:
    """The whole command; returns its exit status."""
    console.prepare()
    chosen, rest = options(arguments)
    if chosen not in (None, *WORDS):
        print(f"--lang: {', '.join(WORDS)}")
        return NOTHING
    tell = Teller(WORDS[chosen or language()])
    exercises = load(FILE.read_text("utf-8"))
    if len(rest) == 2 and rest[0] not in exercises and rest[1] in exercises:
        rest.reverse()  # typed the other way round
    if not rest or rest[0] in ("-h", "--help"):
        show_list(tell, exercises)
        return RIGHT
    if rest[0] not in exercises:
        near = get_close_matches(rest[0], exercises, 1)
        tell("no_exercise", rest[0])
        tell("did_you_mean" if near else "see_list", *near)
        return NOTHING
    exercise = exercises[rest[0]]
    if len(rest) < 2:
        show_exercise(tell, exercise)
        return NOTHING
    paths = [Path(word) for word in rest[1:]]
    if len(paths) > 1 or paths[0].is_dir():
        return check_all(tell, exercise, paths)
    others = [one for one in exercises.values() if one is not exercise]
    status = check(tell, exercise, Path(rest[1]), others)
    if chosen is None and shows_chinese():
        tell("other_language", shlex.join(rest))
    return status


def options(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The language that was asked for, None for none, and the other words."""
    chosen, rest, words = None, [], iter(arguments)
    for word in words:
        if word == "--lang":
            chosen = next(words, "")
        elif word.startswith("--lang="):
            chosen = word.partition("=")[2]
        else:
            rest.append(word)
    return chosen, rest


def show_list(tell: Teller, exercises: dict[str, Exercise]) -> None:
    """All exercises, by chapter, and how to go on."""
    tell("usage")
    chapter = ""
    width = max(map(len, exercises), default=0)
    for exercise in exercises.values():
        if chapter != (chapter := exercise.chapter[tell.words.name]):
            print(f"\n{chapter}")
        print(f"  {exercise.name:{width}}  {exercise.title[tell.words.name]}")
    print()
    tell("usage_end")
    tell("usage_all")


def show_exercise(tell: Teller, exercise: Exercise) -> None:
    """What to type for one exercise, and where it stands."""
    print(exercise.title[tell.words.name])
    print(f"  {exercise.page[tell.words.name]}")
    show_usage(tell, exercise)


def show_usage(tell: Teller, exercise: Exercise) -> None:
    """What to type for one exercise."""
    tell("usage_answer" if exercise.kind == FORETELL else "usage_program", exercise.name, exercise.form)


def check(tell: Teller, exercise: Exercise, path: Path, others: Sequence[Exercise] = ()) -> int:
    """Check an answer and tell what was found; returns the exit status.

    ``others`` are the other exercises: it may be the answer to one of them.
    """
    try:
        if exercise.kind == FORETELL:
            answer = read_answer(path)
            return check_answer(tell, exercise, answer)
        text = program.text_of(path)
    except program.UnreadableError as error:
        tell(error.kind, path, error.line, error.detail)
        if error.kind == "no_file" and (near := [*path.parent.glob(f"{glob.escape(path.name)}.*")]):
            tell("near", near[0].name)
        if error.kind == "no_lines":
            show_usage(tell, exercise)
        return WRONG
    version = platform.python_version()
    tell("checking", exercise.name, path.name, version, len(RUNS))
    if not LINUX:  # elsewhere nobody sees that no process moves: the time runs out
        tell("patience")
    with Runner(3) as runner:
        for finding, method in findings(exercise, path, runner):
            show(tell, exercise, finding, method)
            if name := meant_for(finding, others):
                tell("meant_for", name)
            return WRONG
    tell("right", ", ".join(methods()), len(RUNS))
    show_notes(tell, exercise, text)
    return RIGHT


def meant_for(finding: judge.Finding, others: Sequence[Exercise]) -> str:
    """The first of the other exercises that asks for exactly the lines that were printed; "" for none."""
    if finding.kind != "lines":
        return ""
    fitting = (one.name for one in others if judge.differing(finding.session, one.sessions(None)) == ((), ()))
    return next(fitting, "")


def findings(exercise: Exercise, path: Path, runner: Runner) -> Iterator[tuple[judge.Finding, str]]:
    """What is wrong with the runs of a program, each with its start method."""
    for delays in (RUNS[:1], RUNS[1:]):
        runs = [
            (method, runner.submit(request(path, method, number)))
            for method in methods()
            for number in delays
        ]
        for method, future in runs:
            if finding := judge.judge(exercise, future.result()):
                yield finding, method
    if exercise.arrives or exercise.sent:
        source, method = program.text_of(path), methods()[0]
        noted = runner.submit(request(path, method, source=noting.noting(source))).result()
        if finding := judge.judge_noted(exercise, noted, source):
            yield finding, method


def check_all(tell: Teller, exercise: Exercise, paths: list[Path]) -> int:
    """Tell of each file, those of folders included, whether it is right; returns the exit status."""
    kind, files, wrong = ".txt" if exercise.kind == FORETELL else ".py", list[Path](), 0
    for path in paths:
        within = [file for file in sorted(path.glob(f"*{kind}")) if file.name not in TOOLS]
        if path.is_dir() and not within:
            tell("no_files", path, kind)
        elif not path.exists():
            tell("no_file", path)
            wrong += 1
        files += within if path.is_dir() else [path] * path.exists()
    with Runner(3) as runner:
        real = foretold_runs(exercise, runner) if exercise.kind == FORETELL else []
        for file in files:
            right = is_right(exercise, file, runner, real)
            tell("all_right" if right else "all_wrong", file.name)
            wrong += not right
    return NOTHING if not files else WRONG if wrong else RIGHT


def is_right(exercise: Exercise, path: Path, runner: Runner, real: list[Run]) -> bool:
    """Whether an answer is right; ``real`` are runs of what is to be foretold."""
    try:
        if exercise.kind == FORETELL:
            answer = read_answer(path)
            return not any(judge.foretold(exercise, answer, parse(run.transcript)[0]) for run in real)
        program.text_of(path)
    except program.UnreadableError:
        return False
    return not any(findings(exercise, path, runner))


def show_notes(tell: Teller, exercise: Exercise, text: str) -> None:
    """What a program has that only works while there is little data, say, though all runs of it are right."""
    for found in noted(exercise, text):
        tell("note", found.line, fault_of(tell, found))
        tell("read", section_of(tell, SECTIONS[found.rule]))


def noted(exercise: Exercise, text: str) -> list[Found]:
    """What doctor.py finds in the text of a program, and not in the solution."""
    return [found for found in examine(Program(text)) if found.rule not in exercise.habits]


def fault_of(tell: Teller, found: Found) -> str:
    """What is wrong there, in one sentence or two."""
    return RULES[tell.words.name][f"rule_{found.rule}"].format(*found.names)


@cache  # one finding asks for it several times
def book() -> known.Book:
    """What doctor.py knows: errors, and the sections that explain them."""
    return known.load(known.FILE.read_text("utf-8"))


def section_of(tell: Teller, name: str) -> str:
    """A section such as queues#fifo, as title and addresses."""
    return book().sections[tell.words.name][name]


def methods() -> list[str]:
    """The start methods of this machine, its own first."""
    own = multiprocessing.get_start_method()
    return sorted(multiprocessing.get_all_start_methods(), key=lambda method: method != own)


def request(path: Path, method: str, delayed: int | None = None, source: str | None = None) -> Request:
    """A run of a learner's program."""
    command = f"python {shlex.quote(path.name)}"
    return Request(
        path.resolve(),
        command,
        method=method,
        source=source,
        delayed=delayed,
        limit=LIMIT,
        until=judge.NO_GUARD,
    )


def read_answer(path: Path) -> Session:
    """What a learner foretold. Raises UnreadableError where no line of it is like a line of a transcript."""
    lines = [line.strip() for line in program.decoded(program.data_of(path)).splitlines()]
    lines = [re.sub("[【［]", "[", re.sub("[】］]", "]", line)) for line in lines if line]
    lines = [re.sub(r"^\d+\s+(?=\[)", "", line) for line in lines]  # copied with the number of the line
    kept = [line for line in lines if not line.startswith("$ ")]
    if not any(SAID.fullmatch(line) for line in kept):
        raise program.UnreadableError("no_lines")
    return parse("\n".join(["$ python answer.py", *kept]))[0]


def foretold_runs(exercise: Exercise, runner: Runner) -> list[Run]:
    """A run under each start method of what is to be foretold."""
    file = Path(f"{exercise.name}.py")
    futures = [runner.submit(request(file, method, source=exercise.program)) for method in methods()]
    return [future.result() for future in futures]


def check_answer(tell: Teller, exercise: Exercise, answer: Session) -> int:
    """Hold what a learner foretold against real runs; returns the exit status."""
    with Runner(3) as runner:
        runs = foretold_runs(exercise, runner)
    for run in runs:
        real = parse(run.transcript)[0]
        if finding := judge.foretold(exercise, answer, real):
            if broken := judge.judge(exercise, run):  # the run itself is not as on the page
                show(tell, exercise, broken, run.request.method or "")
                return NOTHING
            tell("foretold_wrong")
            if not finding.missing and not finding.extra:
                tell(f"foretold_{finding.kind}")
            if len(finding.missing) == len(real.lines):  # whoever has nothing yet is not given all of it
                tell("foretold_none", len(real.lines))
                finding = replace(finding, missing=())
            show_lines(tell, finding, "foretold_missing", "foretold_extra")
            show_hint(tell, exercise, finding)
            tell("foretold_again", exercise.name)
            return WRONG
    tell("foretold_right", ", ".join(methods()))
    print(indented(parse(runs[0].transcript)[0]), end="")
    return RIGHT


def show(tell: Teller, exercise: Exercise, finding: judge.Finding, method: str) -> None:
    """What is wrong with a run, what the program printed, and where to read on."""
    tell("wrong", method)
    print(tell.words.fault(finding))
    show_lines(tell, finding, "missing", "extra")
    tell("printed" if finding.session.lines else "printed_nothing")
    print(indented(finding.session), end="")
    show_hint(tell, exercise, finding)


def show_lines(tell: Teller, finding: judge.Finding, missing: str, extra: str) -> None:
    """The lines that differ, under these sentences."""
    for sentence, lines in (missing, finding.missing), (extra, finding.extra):
        if lines:
            tell(sentence)
            for line in lines[:TOLD]:
                print(f"    {line.replace('[pid]', '[PID]', 1).replace('pid peer', 'pid N')}")
            if len(lines) > TOLD:
                tell("more", len(lines) - TOLD)


def show_hint(tell: Teller, exercise: Exercise, finding: judge.Finding) -> None:
    """What is probably the cause, and the section that explains it."""
    helps = exercise.helps[tell.words.name]
    if found := judge.hint(exercise, finding):
        sure = found.printed or found.source or exercise.kind == FORETELL or finding.kind not in VAGUE
        tell("hint" if sure else "hint_maybe", found.words[tell.words.name])
        helps = found.helps[tell.words.name]
    elif finding.kind in SLIPS:
        return
    elif exercise.kind != FORETELL and (seen := noted(exercise, finding.source)):
        tell("hint_line", seen[0].line, fault_of(tell, seen[0]))
        helps = section_of(tell, SECTIONS[seen[0].rule])
    elif finding.kind in ("error", "child_error"):
        answer = book().finder.answer(str(finding.session))
        if answer.first and answer.verdict == "known":
            helps = section_of(tell, book().pages[answer.first.word])
    tell("read", helps)


def indented(session: Session) -> str:
    """The lines of a session, not too many."""
    lines = str(session).splitlines()[1:]
    if len(lines) > SHOWN:
        lines = [*lines[: SHOWN // 2], "...", *lines[-SHOWN // 2 :]]
    return "".join(f"    {line[:110]}\n" for line in lines)
