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


def main(arguments: list[str]) -> int:
    """The whole command; returns its exit status."""
    console.prepare()
    given = options(arguments)
    chosen = given.language or language()

    def tell(sentence: str, *values: object) -> None:
        print(WORDS[chosen][sentence].format(*values), flush=True)

    if sys.platform != "linux":
        tell("not_linux")
        return FAILED
    if given.wrong:
        tell("option", *given.wrong)
        return FAILED
    if not given.rest or given.rest[0].startswith("-"):
        tell("usage")
        return DONE if not given.rest or given.rest[0] in ("-h", "--help") else FAILED
    path = Path(given.rest[0])
    try:
        program.text_of(path)
    except program.UnreadableError as error:
        print(LEARNER[chosen].sentences[error.kind].format(path, error.line, error.detail))
        return FAILED
    mine = own.Program(path.resolve(), Path.cwd(), tuple(given.rest[1:]))
    if mine.chooses and given.methods:
        tell("chooses", path.name)
    shown, never = list[Shown](), False
    command = shlex.join(["python", *given.rest])
    with Runner(1) as runner:
        for method in (None,) if mine.chooses else given.methods or (None,):
            name = WORDS[chosen]["own"] if mine.chooses else method or multiprocessing.get_start_method()
            tell("running", path.name, name, platform.python_version(), given.limit)
            timed = f"timeout {given.limit:g} {command}"
            run = runner.run(mine.request(timed, method, sys.executable, given.limit))
            if run.timeline is None:
                tell("stopped", run.stopped or run.said)
                return FAILED
            late = run.status == 124
            never |= late and not shown
            if late:
                tell("late", given.limit, 3 * given.limit)
            elif run.stopped:
                tell("stopped", run.stopped)
            elif run.status:
                tell("failed", run.status)
            if len(run.said.splitlines()) > own.SHOWN:
                tell("long", own.SHOWN)
            try:
                told = own.told(run, timed if late else command)
            except ValueError as error:
                tell("not_told", error)
                return FAILED
            shown.append(Shown(name, told, page.lines(told, path.name)))
    words, system = BOOK[chosen], f"Linux {platform.release()}"
    names = words.comma.join(one.method for one in shown)
    today = words.date(datetime.date.today().isoformat())
    cores = len(os.sched_getaffinity(0))
    legend = words.made.format(platform.python_version(), names, system, cores, today)
    text = page.page(chosen, path.name, mine.source, shown, legend, never)
    file = Path(f"{path.stem}.watch.html")
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        tell("not_written", file, error.strerror)
        return FAILED
    tell("wrote", file)
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
