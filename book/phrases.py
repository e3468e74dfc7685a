"""Readers' phrases, in docs/<language>/asked.toml: words of a reader that a section itself lacks.

One section a line: ``"queues#sentinel" = ["毒丸", "怎么通知消费者停下"]``; the key is the page's file
without its ending, and an anchor on it. They are searched and never shown. A section needs none.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from harness.fault import Fault, FaultError
from harness.files import are_texts, read

FILE = "asked.toml"
EXAMPLE = 'write a section and its phrases in one line: "queues#fifo" = ["...", "..."]'


@dataclass(frozen=True)
class Entry:
    """The phrases of one section, and the line where they stand."""

    section: str
    phrases: list[str]
    line: int


def name_of(language: str) -> str:
    """The file of a language."""
    return f"docs/{language}/{FILE}"


def load(root: Path, language: str) -> tuple[list[Entry], list[Fault]]:
    """All entries of a language, and what is wrong with its file; nothing where there is no file."""
    name = name_of(language)
    if not (root / name).is_file():
        return [], []
    try:
        text = read(root, name)
    except FaultError as error:
        return [], [error.fault]
    entries: list[Entry] = []
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            [(section, phrases)] = tomllib.loads(line).items()
        except ValueError as error:
            what = str(error).partition(" (at ")[0]  # there it counts lines of what it was given: this one
            return entries, [Fault(name, number, f"{what}; {EXAMPLE}")]  # one mistake may spoil more lines
        if not are_texts(phrases):
            faults.append(Fault(name, number, f"{section} has no list of phrases; {EXAMPLE}"))
            continue
        entries.append(Entry(section, phrases, number))
    return entries, faults + duplicates(name, entries)


def duplicates(name: str, entries: list[Entry]) -> list[Fault]:
    """Sections and phrases that stand there twice: a phrase can lead to one section only."""
    faults = []
    sections, phrases = dict[str, int](), dict[str, int]()
    for entry in entries:
        if (first := sections.setdefault(entry.section, entry.line)) != entry.line:
            text = f"{entry.section} is in line {first} already; put them together"
            faults.append(Fault(name, entry.line, text))
        for phrase in entry.phrases:
            if phrase in phrases:
                text = f"“{phrase}” is in line {phrases[phrase]} already; keep one of them"
                faults.append(Fault(name, entry.line, text))
            phrases.setdefault(phrase, entry.line)
    return faults
