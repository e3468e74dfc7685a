"""A run of somebody's own program, as it is shown: what it printed, and the steps that are known."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from book import stays
from book.stays import RecordedRun
from harness.run import Request, Run
from harness.steps import Step
from harness.transcript import SAID, Session, clean

SHOWN = 300  # lines of what a program printed
CHOOSES = re.compile(r"\b(?:set_start_method|get_context)\(\s*['\"]")


@dataclass(frozen=True)
class Program:
    """A reader's program, as they name it, the folder to run it in, and the words that follow its name."""

    path: Path
    folder: Path
    words: tuple[str, ...]

    @property
    def source(self) -> str:
        """Its text. Raises OSError or UnicodeDecodeError where it cannot be read."""
        return self.path.read_text("utf-8-sig")

    @property
    def chooses(self) -> bool:
        """Whether it names a start method itself."""
        return bool(CHOOSES.search(self.source))

    @property
    def helpers(self) -> tuple[str, ...]:
        """Its functions that do nothing but print: what they print is the doing of whoever calls them."""
        return tuple(
            node.name
            for node in ast.parse(self.source).body
            if isinstance(node, ast.FunctionDef)
            and len(node.body) == 1
            and isinstance(node.body[0], ast.Expr)
            and isinstance(call := node.body[0].value, ast.Call)
            and getattr(call.func, "id", "") == "print"
        )

    def request(self, command: str, method: str | None, python: str, limit: float) -> Request:
        """A run of it, with steps; ``limit`` in seconds."""
        return Request(
            self.path.resolve(),
            command,
            python,
            method,
            timed=True,
            steps=True,
            folder=self.folder,
            prints=self.helpers,
            limit=limit,
        )


def told(run: Run, command: str) -> RecordedRun:
    """A run as it is shown. Raises ValueError where it cannot be: a process was never seen, say.

    A printed line belongs to the step that printed it, by process and text and in the order of the process. A
    line with no such step, such as a traceback's, belongs to nobody in particular.
    """
    assert run.timeline is not None
    waiting: dict[str, list[Step]] = defaultdict(list)
    for step in run.timeline.steps:
        if step.said is not None:
            waiting[str(step.pid)].append(step)
    lines, found = list[tuple[str, str]](), dict[int, str]()
    for text in run.said.splitlines()[:SHOWN]:
        said = SAID.fullmatch(text)
        steps = waiting[said[1]] if said else []
        texts = [clean(step.said or "", "") for step in steps]
        number = texts.index(said[2]) if said and said[2] in texts else None
        if said and number is not None:
            found[id(steps[number])] = said[2]
            del steps[: number + 1]
            lines.append((said[1], said[2]))
        else:
            lines.append(("", text))
    known = [replace(step, said=found.get(id(step))) for step in run.timeline.steps]
    kept = tuple(step for step in known if step.main or step.said is not None)
    session = Session(command, tuple(lines), run.status)
    return stays.of_run(replace(run, timeline=replace(run.timeline, steps=kept)), session)
