"""Which line of a program printed a line of its transcript, by what its calls of ``say`` can print."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from harness.examples import Example
from harness.transcript import Session


@dataclass(frozen=True)
class Call:
    """A call of ``say``: the lines that it stands on, and a pattern of the texts that it can print.

    It may be ``passed`` on, as a target or a callback: then the library calls it.
    """

    line: int
    last: int
    text: re.Pattern[str]
    passed: bool = False


def printed_by(example: Example, session: Session) -> list[int]:
    """For each line of a session the line of the program that printed it; 0 where that is not known.

    It is known where one call only can print such a text. Raises FaultError where the program cannot be read.
    """
    known = calls(example)
    found = []
    for pid, text in session.lines:
        lines = {call.line for call in known if pid and call.text.fullmatch(text)}
        found.append(lines.pop() if len(lines) == 1 else 0)
    return found


def calls(example: Example) -> tuple[Call, ...]:
    """The calls of ``say`` in a program; to pass it on is one as well. Raises FaultError as its tree does."""
    return _calls_as_it_stands(example, example.source)


@lru_cache(maxsize=1024)
def _calls_as_it_stands(example: Example, source: str) -> tuple[Call, ...]:
    return tuple(_calls(example.tree))


def _calls(tree: ast.Module) -> Iterator[Call]:
    called = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            called.add(id(node.func))
            last = node.end_lineno or node.lineno
            yield Call(node.lineno, last, re.compile(pattern(node.args[0]), re.DOTALL))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "say" and id(node) not in called:
            yield Call(node.lineno, node.lineno, re.compile(passed(tree, node), re.DOTALL), True)


def pattern(text: ast.expr) -> str:
    """A pattern of what a text can be; a transcript has no blanks at the end of a line."""
    if isinstance(text, ast.Constant):
        return re.escape(str(text.value).rstrip())
    if isinstance(text, ast.JoinedStr):
        parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".*" for p in text.values)
        return "".join(parts)
    if isinstance(text, ast.IfExp):
        return f"{pattern(text.body)}|{pattern(text.orelse)}"
    return ".*"


def passed(tree: ast.Module, say: ast.Name) -> str:
    """A pattern of what ``say`` can print where a program passes it on: the texts that stand beside it."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and any(word.value is say for word in call.keywords):
            beside = [node for word in call.keywords for node in ast.walk(word.value)]
            texts = [node for node in beside if isinstance(node, ast.Constant)]
            return "|".join(map(pattern, texts)) or ".*"
    return ".*"
