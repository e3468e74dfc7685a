"""What each exercise asks for. The pages say it; check.py carries it along as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from harness.transcript import Session, parse

FORETELL, MEND, WRITE = KINDS = ("foretell", "mend", "write")
FILE = Path(__file__).with_name("exercises.json")
Text = dict[str, str]  # by language
# The fields of an exercise that are lists of texts.
LISTS = ("checks", "without", "needs", "habits", "arrives", "sent", "computed")


@dataclass(frozen=True)
class Hint:
    """What is told of a fault that learners often make, and by what it is known.

    ``on`` are kinds of findings, see learner/judge.py; with ``printed``, only where this text is in what
    was printed, or in the lines that differ; with ``source``, only where this pattern is found in the
    program (``.`` is any character, ``^`` the beginning of a line). ``helps`` is a section, as title and
    addresses; ``wrong`` are the wrong answers of which this is to be told.
    """

    on: tuple[str, ...]
    words: Text
    helps: Text
    printed: str = ""
    source: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """One exercise: ``expected`` are transcripts by start method, "" for all others; ``order`` is how they
    are compared, ``checks`` what every run is held to, ``without`` the names that an answer may not use,
    ``needs`` those of which it has one: where the parent gets what a child hands back, say. With
    ``together``, its children or tasks are not to run one after another; it starts ``children`` at least, and
    with ``exactly`` no more. With ``uncounted``, whoever takes items does not know beforehand how many come.
    ``arrives`` are values that come to the parent from another process, ``sent`` those that are given to a
    child at its start, both as repr() tells them; ``computed`` are lines that are not to be written down as
    they are. ``habits`` are the rules of doctor.py that the solution, too, does not keep.

    ``program`` is what is to be foretold, "" otherwise, and ``form`` what a line of an answer is like.
    ``title`` is its heading, ``page`` the address of it, ``helps`` the section that teaches what it needs, as
    title and address.
    """

    name: str
    chapter: Text
    kind: str
    title: Text
    page: Text
    helps: Text
    order: str
    checks: tuple[str, ...]
    expected: dict[str, str]
    hints: tuple[Hint, ...]
    program: str = ""
    without: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
    form: str = "[1] put 0"
    together: bool = False
    children: int = 1
    exactly: bool = False
    uncounted: bool = False
    arrives: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()

    def sessions(self, method: str | None) -> list[Session]:
        """What a right program may print under a start method, None for its own."""
        text = self.expected.get(method or "") or self.expected.get("")
        return parse(text or next(iter(self.expected.values())))


def dump(exercises: list[Exercise]) -> str:
    """Exercises as JSON, in which each hint stands once: those of every.toml are hints of all exercises."""
    hints, told = list[dict[str, Any]](), [asdict(exercise) for exercise in exercises]
    for exercise in told:
        hints += [hint for hint in exercise["hints"] if hint not in hints]
        exercise["hints"] = [hints.index(hint) for hint in exercise["hints"]]
    return json.dumps({"hints": hints, "exercises": told}, ensure_ascii=False, indent=1)


def load(text: str) -> dict[str, Exercise]:
    """Exercises from their JSON, by name, in order."""
    held, found = json.loads(text), dict[str, Exercise]()
    hints = [
        Hint(**{**hint, "on": tuple(hint["on"]), "wrong": tuple(hint["wrong"])}) for hint in held["hints"]
    ]
    for exercise in held["exercises"]:
        lists = {name: tuple(exercise[name]) for name in LISTS}
        lists["hints"] = tuple(hints[number] for number in exercise["hints"])
        found[exercise["name"]] = Exercise(**{**exercise, **lists})
    return found
