"""Every public name of multiprocessing with the example that shows it: the pages api.md.

``docs/names.json`` is written by ``nox -s names``: which Pythons have which names. ``docs/api.toml`` is
written by hand; it says what no syntax tree can tell:

    [sections]                    # of the page, in its order: which names stand in which of them
    process = ["multiprocessing.Process*"]
    [gives]                       # what a function returns; an asterisk where it is several of them
    "multiprocessing.Queue" = "multiprocessing.queues.Queue"
    [shown]                       # the example of a name that its program does not write
    "multiprocessing.managers.RemoteError" = "managers/remote_error"
    [reasons.heap]                # why names have no example; * stands for whatever follows
    names = ["multiprocessing.heap.*"]
    en = "…"
    zh = "…"

In a section ``<!-- api: process -->`` stands for the table of its names, ``<!-- api: reasons -->`` for the
names without an example and the reasons.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from book import proof
from book.context import Context, suggest
from book.index import Found, Site
from book.locations import program_link
from book.pages import Block
from book.transcripts import spans
from book.uses import Names, uses
from book.words import WORDS
from harness import examples
from harness.examples import Example
from harness.fault import Fault, FaultError
from harness.files import are_texts, read, read_toml, stamp

TABLE, FILE = "docs/names.json", "docs/api.toml"
PARTS = {"sections", "gives", "shown", "reasons"}
REASONS = "reasons"
# Folders whose programs have something else to show.
LATE = ("exercises/", "third_party/", "errors/", "mistakes/")
ANEW = "nox -s names writes it anew"


@dataclass(frozen=True)
class Answer:
    """What one interpreter says of its names (harness/names.py)."""

    names: list[str]
    bases: dict[str, list[str]]
    aliases: dict[str, str]


@dataclass(frozen=True)
class Table:
    """Which of ``pythons`` (full versions, oldest first) on ``system`` have which names.

    ``bases`` and ``aliases`` are as the newest of them has them.
    """

    pythons: list[str]
    system: str
    names: dict[str, list[str]]
    bases: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reason:
    """Why names have no example: the patterns of the names, and a sentence for each language."""

    names: tuple[str, ...]
    why: dict[str, str]


@dataclass(frozen=True)
class Hand:
    """What docs/api.toml holds."""

    sections: dict[str, list[str]]
    gives: dict[str, str]
    shown: dict[str, str]
    reasons: dict[str, Reason]

    def section(self, name: str) -> str:
        """The section of the page where a name stands; "" where none is for it."""
        fits = (word for word, patterns in self.sections.items() if matches(name, patterns))
        return next(fits, "")

    def reason(self, name: str) -> str:
        """The word of the reason why a name has no example; "" where there is none."""
        return next((word for word, reason in self.reasons.items() if matches(name, reason.names)), "")


def matches(name: str, patterns: list[str] | tuple[str, ...]) -> bool:
    """Whether a name is meant; [ and ] have no meaning in patterns."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def is_news(name: str, having: list[str], names: dict[str, list[str]], pythons: list[str]) -> bool:
    """Whether a parameter came or went while its function was there."""
    return having != names.get(name.partition("(")[0], pythons)


def text_of(table: Table) -> str:
    """A table as its file has it, a name a line."""
    head = {"pythons": " ".join(table.pythons), "system": table.system}
    lines = [
        f"  {json.dumps(n)}: {json.dumps(' '.join(v) if v != table.pythons else '*')}"
        for n, v in sorted(table.names.items())
    ]
    parts = [json.dumps(head, indent=1)[:-2], ' "names": {\n' + ",\n".join(lines) + "\n }"]
    for name, held in (("bases", table.bases), ("aliases", table.aliases)):
        inner = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in sorted(held.items()))
        parts.append(f" {json.dumps(name)}: {{\n{inner}\n }}")
    return ",\n".join(parts) + "\n}\n"


def load(root: Path) -> Table:
    """The table of names. Raises FaultError where there is none, or it is not as it was written."""
    return _load(root, stamp(root / TABLE))


@lru_cache
def _load(root: Path, _written: tuple[int, ...]) -> Table:
    try:
        held = json.loads(read(root, TABLE))
        pythons = held["pythons"].split()
        names = {name: pythons if having == "*" else having.split() for name, having in held["names"].items()}
        return Table(pythons, held["system"], names, held["bases"], held["aliases"])
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        if isinstance(error, FaultError):
            raise
        raise FaultError(Fault(TABLE, 1, f"is not a table of names ({error!r}); {ANEW}")) from error


def hand(root: Path) -> Hand:
    """What is written by hand. Raises FaultError where a part of it is unknown or lacking."""
    return _hand(root, stamp(root / FILE))


@lru_cache
def _hand(root: Path, _written: tuple[int, ...]) -> Hand:
    held = read_toml(root, FILE)
    parts = ", ".join(sorted(PARTS))
    if unknown := held.keys() ^ PARTS:
        raise FaultError(Fault(FILE, 1, f"has other parts than {parts}: {', '.join(unknown)}"))
    if not all(isinstance(part, dict) for part in held.values()):
        raise FaultError(Fault(FILE, 1, f"each of {parts} is a table; begin it with [name]"))
    reasons = {}
    for word, table in held["reasons"].items():
        told = isinstance(table, dict) and all(isinstance(table.get(language), str) for language in WORDS)
        if not told or {*table} != {"names", *WORDS} or not are_texts(table["names"]):
            text = f"the reason {word} has names, {', '.join(WORDS)}, and nothing else"
            raise FaultError(Fault(FILE, 1, text))
        reasons[word] = Reason(tuple(table["names"]), {language: table[language] for language in WORDS})
    return Hand(held["sections"], held["gives"], held["shown"], reasons)


def found(root: Path) -> dict[str, str]:
    """The example of each name that has one: by syntax trees, the best of them; else by hand."""
    # Where a program changes it is recorded anew, and its entry in the proof is written.
    return _found(root, *(stamp(root / file) for file in (TABLE, FILE, proof.FILE)))


@lru_cache
def _found(root: Path, *_written: tuple[int, ...]) -> dict[str, str]:
    table, by_hand = load(root), hand(root)
    plain = frozenset(name for name in table.names if "(" not in name)
    names = Names(plain, table.bases, table.aliases, by_hand.gives)
    best: dict[str, tuple[object, ...]] = {}
    for example in examples.find(root):
        try:
            used = uses(example.tree, names)
        except FaultError:  # its own test says so
            continue
        printed = [example.text(file) for file in example.transcripts.values()]
        fails = any("\nexit status" in text for text in printed)
        for name in used & table.names.keys():
            rank = _rank(example, name, len(used & plain), fails)
            best[name] = min(best.get(name, rank), rank)
    return by_hand.shown | {name: str(rank[-1]) for name, rank in best.items()}


def _rank(example: Example, name: str, used: int, fails: bool) -> tuple[object, ...]:
    """What makes an example the better one for a name, the lower the better.

    One that works, is named like it and of its subject, uses few other names, and is short.
    """
    folder, _, stem = example.name.rpartition("/")
    leaf = name.rpartition(".")[2].partition("(")[0].lower()
    late = example.name.startswith(LATE)
    subject = folder.replace("_", "").rstrip("s") in name.lower().replace("_", "")
    return (late, fails, -(subject + (leaf in stem)), used, len(example.source), example.name)


# What is shown.


def short(name: str) -> str:
    """A name as its table has it, without the package: ``queues.Queue.put``."""
    return name.removeprefix("multiprocessing.").removeprefix("concurrent.futures.")


def listing(context: Context, block: Block) -> str:
    """The table of a section, or the names without an example, as Markdown.

    Raises ValueError where there is no such section.
    """
    by_hand = hand(context.root)
    if block.text == REASONS:
        return _reasons(context, by_hand)
    if block.text not in by_hand.sections:
        raise ValueError(f"{FILE} has no section {block.text!r}; {suggest(block.text, by_hand.sections)}")
    table, shown, words = load(context.root), found(context.root), context.words
    rows = []
    for name in sorted(table.names, key=str.casefold):
        if name in shown and by_hand.section(name) == block.text:
            called, versions = _named(table, name, words.comma), _versions(table, name, words.comma)
            rows.append(f"| {called} | {versions} | {program_link(context, shown[name])} |")
    return "\n".join(["", f"| {' | '.join(words.api)} |", "|---|---|---|", *rows, ""])


def _named(table: Table, name: str, comma: str) -> str:
    """A name, and by which others the same thing goes."""
    others = [
        short(other) for other, home in table.aliases.items() if home == name and ".dummy." not in other
    ]
    return comma.join(f"`{one}`" for one in (short(name), *sorted(others)))


def _versions(table: Table, name: str, comma: str) -> str:
    """The versions that have a name, in few words; "" where all have it."""
    having = table.names[name]
    return spans(having, table.pythons, comma) if having != table.pythons else ""


def _reasons(context: Context, by_hand: Hand) -> str:
    """The names without an example, by their reasons."""
    table, shown, words = load(context.root), found(context.root), context.words
    told: dict[str, list[str]] = {word: [] for word in by_hand.reasons}
    for name in sorted(table.names, key=str.casefold):
        if name not in shown and (word := by_hand.reason(name)):
            versions = _versions(table, name, words.comma)
            has = f" {words.versions_of.format('', versions).strip()}" if versions else ""
            told[word].append(f"`{short(name)}`{has}")
    lines = [
        f"- {reason.why[context.language]} {words.comma.join(told[word])}"
        for word, reason in by_hand.reasons.items()
    ]
    return "\n".join(["", '<div class="names" markdown>', "", *lines, "", "</div>", ""])


# What must agree.


def account(site: Site) -> Found:
    """Every name has an example that a page shows, or a reason, and nothing by hand is idle."""
    if not (site.root / FILE).is_file():
        return
    table, by_hand, shown = load(site.root), hand(site.root), found(site.root)
    lines = read(site.root, FILE).splitlines()
    for name, text in [*_unshown(table, by_hand, shown), *_idle(site, table, by_hand)]:
        line = next(
            (number for number, line in enumerate(lines, 1) if f'"{name}"' in line or line == f"[{name}]"), 1
        )
        yield Fault(FILE, line, text), {FILE}
    placed = {block.text for page in site.pages for block in page.blocks if block.kind == "api"}
    for word in [*by_hand.sections, REASONS]:
        if word not in placed:
            yield Fault(FILE, 1, f"no page has <!-- api: {word} -->; write it into api.md"), {FILE}


def _unshown(table: Table, by_hand: Hand, shown: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Names with neither an example nor a reason, and those with an example and no section."""
    for name in table.names:
        if name not in shown and not by_hand.reason(name):
            text = "has neither an example nor a reason; write one that uses it, or a reason here"
            yield name, f"{name} {text}"
        elif name in shown and not by_hand.section(name):
            yield name, f"{name} has an example, and no section is for it; name it under [sections]"


def _idle(site: Site, table: Table, by_hand: Hand) -> Iterator[tuple[str, str]]:
    """What is written by hand, and is not so or not needed."""
    shown = found(site.root)
    for name, given in by_hand.gives.items():
        for one in (name, given.rstrip("*")):
            if one not in table.names:
                yield name, f"there is no name {one}; {suggest(one, table.names)}"
    for name, where in by_hand.shown.items():
        example = Example(site.root / "examples", where)
        if name not in table.names:
            yield name, f"there is no name {name}; {suggest(name, table.names)}"
        elif shown[name] != where:
            yield name, f"examples/{shown[name]}.py uses {name}; take this line out"
        elif not example.program.is_file():
            yield name, f"there is no examples/{where}.py; name a program without its ending"
        elif not any(name.rpartition(".")[2] in text for text in _texts(example)):
            yield name, f"neither examples/{where}.py nor what it prints has {name.rpartition('.')[2]}"
    for word, reason in by_hand.reasons.items():
        for pattern in reason.names:
            if not any(
                fnmatchcase(n, pattern) and n not in shown and by_hand.reason(n) == word for n in table.names
            ):
                yield pattern, f"{pattern} is of no name without an example; take it out of [reasons.{word}]"


def _texts(example: Example) -> list[str]:
    """What a program is, and all that it prints."""
    return [example.source, *map(example.text, example.transcripts.values())]


def differs(table: Table, python: str, answer: Answer) -> Iterator[Fault]:
    """Where an interpreter has other names than the table says."""
    for name in answer.names:
        if "(" not in name and name not in table.names:
            yield Fault(TABLE, 1, f"Python {python} has {name}, and the table does not; {ANEW}")
    if python in table.pythons:
        for name, having in table.names.items():
            is_own = "(" not in name and not name.startswith(tuple(answer.aliases))
            if is_own and python in having and name not in answer.names:
                yield Fault(TABLE, 1, f"Python {python} has no {name}, and the table says so; {ANEW}")
