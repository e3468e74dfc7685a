"""Words that have outlived what they spoke of.

Such is a number or a name that a program, or what it printed, had when they were read, and has no more.

A number may still be right where it speaks of something else; so these are told, and somebody decides.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from book import number_words
from book.fingerprints import labels
from harness.transcript import mask, parse

NUMBER = re.compile(r"(?<![A-Za-z0-9_.])\d+(?:[,_]\d{3})*(?:\.\d+)*")
NAME = re.compile(r"[A-Za-z_]\w*")
CODE = re.compile(r"(`[^`\n]*`)")
# Where a link goes, an anchor, a directive, the number of an item.
UNMARKED = re.compile(r"(\]\([^)\s]*\)|\{ #[\w-]+ \}|<!--.*?-->|^ *\d+\. )", re.MULTILINE)


class Outlived(NamedTuple):
    """Where such a word stands, as ``docs/en/queues.md:53``; how it is written there, and what it means."""

    where: str
    said: str
    word: str


def vocabulary(name: str, text: str) -> Counter[str]:
    """The names in a program, a transcript or a diagram, and the numbers, those of a program counted."""
    if not name.endswith(".py"):
        if name.endswith(".out"):
            text = "\n".join(mask(said, {}) for session in parse(text) for said in session.said())
        elif name.endswith(".svg"):
            text = labels(text)
        return Counter(set(_words(text)))
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        for field, held in ast.iter_fields(node):
            if isinstance(held, str) and field != "kind":  # the text of a constant, or an identifier
                found += _words(held)
            elif isinstance(held, int | float) and isinstance(node, ast.Constant):
                found.append(f"{held:g}" if isinstance(held, float) else str(held))
    return Counter({word: n if word[0].isdigit() else 1 for word, n in Counter(found).items()})


def lost(name: str, before: str, now: str) -> set[str]:
    """The numbers and names that a text had in it and has no more, or less often."""
    return set(vocabulary(name, before) - vocabulary(name, now))


def places(text: str, gone: set[str]) -> Iterator[tuple[int, int, str]]:
    """Where a text of a page has what is gone: numbers, number words, and names in backticks.

    Each with its start, its end, and the word as ``gone`` has it.
    """
    start = 0
    for i, piece in enumerate(CODE.split(text)):
        for j, part in enumerate([piece] if i % 2 else UNMARKED.split(piece)):
            for pattern in (NUMBER, NAME if i % 2 else number_words.ANY) if not j % 2 else ():
                for match in pattern.finditer(part):
                    is_word = pattern is number_words.ANY
                    word = str(number_words.value(match[0])) if is_word else _plain(match[0])
                    if word in gone:
                        yield start + match.start(), start + match.end(), word
            start += len(part)


def marked(text: str, gone: set[str]) -> str:
    """A text of a page with »« around what is gone."""
    for start, end, _ in sorted(places(text, gone), reverse=True):
        text = f"{text[:start]}»{text[start:end]}«{text[end:]}"
    return text


def _words(text: str) -> list[str]:
    return [*map(_plain, NUMBER.findall(text)), *NAME.findall(text)]


def _plain(number: str) -> str:
    return re.sub("[,_]", "", number)
