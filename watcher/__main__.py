"""``python watch.py my_program.py``: runs a reader's own program, and writes a page that steps through it."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import platform
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path

from book.player import Shown
from book.words import WORDS as BOOK
from harness.run import Runner
from harness.transcript import TIMED_OUT
from learner import console, program
from learner.words import WORDS as LEARNER
from learner.words import language
from watcher import own, page
from watcher.words import WORDS

DONE, FAILED = 0, 2  # exit statuses
LIMIT = 10.0  # seconds that a program may run
METHODS = multiprocessing.get_all_start_methods()


@dataclass
class Options:
    """What was typed; ``wrong`` names an option that is not right and what should follow it."""

    language: str = ""
    methods: list[str] = field(default_factory=list)
    limit: float = LIMIT
    rest: list[str] = field(default_factory=list)
    wrong: tuple[str, str] | None = None


def options(arguments: list[str]) -> Options:
    """The options before the program's name, and the rest from there on."""
    found, rest = Options(), list(arguments)
    while rest and rest[0] in ("--lang", "--method", "--limit"):
        name, value = rest.pop(0), rest.pop(0) if rest else ""
        if name == "--lang" and value in WORDS:
            found.language = value
        elif name == "--method" and value in METHODS:
            found.methods.append(value)
        elif name == "--limit" and value.replace(".", "", 1).isdigit() and float(value) > 0:
            found.limit = float(value)
        else:
            wanted = {"--lang": ", ".join(WORDS), "--method": ", ".join(METHODS), "--limit": "1, 10, 60 …"}
            found.wrong = (name, wanted[name])
    found.rest = rest
    return found


def tell(language: str, sentence: str, *values: object) -> None:
    """Print a sentence of watcher/words.py by its name."""
    print(WORDS[language][sentence].format(*values), flush=True)


def main(arguments: list[str]) -> int:
    """The whole command; returns its exit status."""
    console.prepare()
    given = options(arguments)
    chosen = given.language or language()
    if sys.platform != "linux":
        tell(chosen, "not_linux")
        return FAILED
    if given.wrong:
        tell(chosen, "option", *given.wrong)
        return FAILED
    if not given.rest or given.rest[0].startswith("-"):
        tell(chosen, "usage")
        return DONE if not given.rest or given.rest[0] in ("-h", "--help") else FAILED
    path = Path(given.rest[0])
    try:
        program.text_of(path)
    except program.UnreadableError as error:
        print(LEARNER[chosen].sentences[error.kind].format(path, error.line, error.detail))
        return FAILED
    mine = own.Program(path, Path.cwd(), tuple(given.rest[1:]))
    if mine.chooses and given.methods:
        tell(chosen, "chooses", path.name)
    command, shown = shlex.join(["python", *given.rest]), list[Shown]()
    with Runner(1) as runner:
        for method in (None,) if mine.chooses else given.methods or (None,):
            if (one := watch(chosen, mine, command, method, given.limit, runner)) is None:
                return FAILED
            shown.append(one)
    return write(chosen, mine, shown)


def watch(
    chosen: str, mine: own.Program, command: str, method: str | None, limit: float, runner: Runner
) -> Shown | None:
    """A run of the program as it is shown; None where it cannot be, and why that is is told."""
    name = WORDS[chosen]["own"] if mine.chooses else method or multiprocessing.get_start_method()
    tell(chosen, "running", mine.path.name, name, platform.python_version(), limit)
    timed = f"timeout {limit:g} {command}"
    run = runner.run(mine.request(timed, method, sys.executable, limit))
    late = run.status == TIMED_OUT
    if run.timeline is None:
        tell(chosen, "stopped", run.stopped or run.said)
        return None
    if late:
        tell(chosen, "late", limit, 3 * limit)
    elif run.stopped:
        tell(chosen, "stopped", run.stopped)
    elif run.status:
        tell(chosen, "failed", run.status)
    if len(run.said.splitlines()) > own.SHOWN:
        tell(chosen, "long", own.SHOWN)
    try:
        told = own.told(run, timed if late else command)
    except ValueError as error:
        tell(chosen, "not_told", error)
        return None
    return Shown(name, told, page.lines(told, mine.path.name))


def write(chosen: str, mine: own.Program, shown: list[Shown]) -> int:
    """Write the page of these runs into the folder where the command was typed; returns the exit status."""
    words, name = BOOK[chosen], mine.path.name
    methods = words.comma.join(one.method for one in shown)
    today = words.date(datetime.date.today().isoformat())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0  # on Linux it has
    system = f"Linux {platform.release()}"
    legend = words.made.format(platform.python_version(), methods, system, cores, today)
    never = shown[0].run.session.status == TIMED_OUT
    file = Path(f"{mine.path.stem}.watch.html")
    try:
        file.write_text(page.page(chosen, name, mine.source, shown, legend, never), "utf-8")
    except OSError as error:
        tell(chosen, "not_written", file, error.strerror)
        return FAILED
    tell(chosen, "wrote", file)
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
