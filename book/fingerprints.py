"""Fingerprints of what a section shows, by what of it can matter to its words.

Of a program that is its syntax tree with the markers, of a transcript its shape. The name of git's blob
follows, by which the old text is found, and of words the marks of their sentences (book/senses.py).
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from book import senses
from book.pages import LANGUAGES, MARKER
from harness.examples import NEEDS
from harness.transcript import ORDERS, parse

PATTERN = rf"[0-9a-f]{{8}}:[0-9a-f]{{10}}(?::(?:{'|'.join(ORDERS)}|{senses.MARKS}))?"

LABEL = re.compile(r"(?<=>)[^<>\s][^<>]*(?=<)")


class Print(NamedTuple):
    """A fingerprint: a hash of the facts, git's name of the text, and what else is known of it.

    That is how a transcript is compared, or the marks of a section's sentences.
    """

    facts: str
    blob: str
    order: str = "process"
    said: str = ""

    def like(self, other: "Print | None", name: str) -> bool:
        """Whether the other of this name is of the same facts and turns no sentence.

        Or of the same text, its facts reckoned otherwise by now.
        """
        if other is None or self.order != other.order:
            return False
        alike = self.facts == other.facts and not senses.turned(self.said, other.said, name)
        return alike or self.blob == other.blob

    def reckoned_otherwise(self, was: "Print", reworded: bool) -> bool:
        """Whether the same had another fingerprint; if ``reworded``, also one of sentences in other words."""
        same_text = self.blob == was.blob or not was.said or reworded
        return self.facts != was.facts or (same_text and self.said != was.said)

    def __str__(self) -> str:
        further = self.said or self.order * (self.order != "process")
        return ":".join([self.facts, self.blob, *[further] * bool(further)])


def print_of(name: str, text: str) -> Print:
    """The fingerprint of what has this name, from its text in the record."""
    facts, blob, *further = text.split(":")
    if name in LANGUAGES:
        return Print(facts, blob, said="".join(further))
    return Print(facts, blob, *further)


Prints = dict[str, Print]  # of what a section shows, by name


def fingerprint(facts: str) -> str:
    """A hash of facts, 8 hex digits."""
    return hashlib.sha256(facts.encode()).hexdigest()[:8]


@lru_cache(maxsize=2048)  # sections of both languages, and several accounts, ask for the same texts
def tree(source: str) -> str:
    """A program's syntax tree, markers and needs, as text that all Pythons from 3.11 on agree about.

    A marker is told with how much of the program stands before it, so that formatting does not move it.
    Raises ValueError where the source cannot be read.
    """
    try:
        module = ast.parse(source)
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"cannot be read: {error}") from error
    starts = list(_starts(module))
    marks = [
        (mark[1], sum(start < (number, mark.start()) for start in starts))
        for number, line in enumerate(source.splitlines(), 1)
        for mark in MARKER.finditer(line)
    ]
    return f"{_plain(module)}\n{marks}\n{NEEDS.findall(source)}"


def _plain(node: object) -> object:
    """A node without what is empty: newer Pythons have more fields, which these programs leave empty."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if isinstance(node, ast.JoinedStr):  # 3.12 puts an empty text at the end of a format such as {x:{y}}
        node = ast.JoinedStr([each for each in node.values if getattr(each, "value", None) != ""])
    if isinstance(node, ast.Constant):
        return repr(node.value)
    if not isinstance(node, ast.AST):
        return node
    return (type(node).__name__, *((name, _plain(held)) for name, held in ast.iter_fields(node) if held))


def _starts(node: ast.AST) -> Iterator[tuple[int, int]]:
    """Where the parts of a program begin; what is within f-strings has no reliable place before 3.12."""
    if hasattr(node, "lineno") and hasattr(node, "col_offset"):
        yield node.lineno, node.col_offset
    if not isinstance(node, ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from _starts(child)


def labels(svg: str) -> str:
    """What a diagram says, a line each: its labels, its title and its description, in both languages."""
    return "\n".join(LABEL.findall(svg))


@lru_cache(maxsize=2048)
def shapes(text: str, order: str) -> str:
    """Commands and shapes of a transcript. Raises ValueError where it cannot be read."""
    return "\n".join(f"$ {session.command}\n{session.shape(order)}" for session in parse(text))
