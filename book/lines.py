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


def printed_by(example: Example, session: Session) -> tuple[int, ...]:
    """For each line of a session the line of the program that printed it; 0 where that is not known.

    It is known where one call only can print such a text, in this process, and in this place of what it
    prints. Raises FaultError where the program cannot be read.
    """
    return _printed_by_as_it_stands(example, example.source, session)


@lru_cache(maxsize=4096)  # each language asks the same
def _printed_by_as_it_stands(example: Example, _source: str, session: Session) -> tuple[int, ...]:
    tree = example.tree
    known, main_only = calls(example), guarded(tree)
    able = [{call.line for call in known if pid and call.text.fullmatch(text)} for pid, text in session.lines]
    mains = {pid for (pid, _), lines in zip(session.lines, able, strict=True) if lines and lines <= main_only}
    if len(mains) == 1:
        for (pid, _), lines in zip(session.lines, able, strict=True):
            others = targets(tree) if pid in mains else main_only
            lines -= others if lines - others else set()  # run() executes a target where it is called
    for pid in session.speakers:
        mine = [lines for (speaker, _), lines in zip(session.lines, able, strict=True) if speaker == pid]
        block = straight(tree, known, set().union(*mine))
        if len(block) == len(mine) and all(line in lines for line, lines in zip(block, mine, strict=True)):
            for line, lines in zip(block, mine, strict=True):
                lines &= {line}
    return tuple(lines.pop() if len(lines) == 1 else 0 for lines in able)


@lru_cache(maxsize=1024)
def guarded(tree: ast.Module) -> frozenset[int]:
    """The lines under the guard, which the main process alone executes; none where it forks by itself."""
    forks = any(isinstance(node, ast.Attribute) and node.attr == "fork" for node in ast.walk(tree))
    return frozenset(
        line
        for node in tree.body
        if isinstance(node, ast.If) and "__main__" in ast.unparse(node.test) and not forks
        for part in node.body
        for line in range(part.lineno, (part.end_lineno or part.lineno) + 1)
    )


@lru_cache(maxsize=1024)
def targets(tree: ast.Module) -> frozenset[int]:
    """The lines of functions that a program only gives to processes, as their target."""
    given = {
        id(word.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) == "Process"
        for word in call.keywords
        if word.arg == "target"
    }
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    return frozenset(
        line
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        and {id(name) in given for name in used if name.id == function.name} == {True}
        for line in range(function.lineno, (function.end_lineno or function.lineno) + 1)
    )


def straight(tree: ast.Module, known: tuple[Call, ...], lines: set[int]) -> list[int]:
    """The calls of ``say`` in the one block that holds all these lines, in order.

    None where a loop or a branch stands in the way, or the lines are of several blocks.
    """
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.If)) and lines:
            inside = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            if lines <= set(inside):
                turns = (ast.For, ast.While, ast.If, ast.Try, ast.FunctionDef, ast.IfExp, ast.comprehension)
                if any(isinstance(part, turns) for part in ast.walk(node) if part is not node):
                    return []
                return sorted(call.line for call in known if call.line in inside)
    return []


def calls(example: Example) -> tuple[Call, ...]:
    """The calls of ``say`` in a program; to pass it on is one as well. Raises FaultError as its tree does."""
    return _calls_as_it_stands(example, example.source)


@lru_cache(maxsize=1024)
def _calls_as_it_stands(example: Example, _source: str) -> tuple[Call, ...]:
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


def part(piece: ast.expr) -> str:
    """A pattern of a piece of an f-string: its text, a name, a length, or whatever a value may be."""
    if isinstance(piece, ast.Constant):
        return re.escape(str(piece.value))
    value = piece.value if isinstance(piece, ast.FormattedValue) and piece.format_spec is None else None
    if isinstance(value, ast.Attribute) and value.attr == "__name__":
        return r"[\w<>]+"
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "len":
        return "[0-9]+"
    return ".*"


def pattern(text: ast.expr) -> str:
    """A pattern of what a text can be; a transcript has no blanks at the end of a line."""
    if isinstance(text, ast.Constant):
        return re.escape(str(text.value).rstrip())
    if isinstance(text, ast.JoinedStr):
        return "".join(map(part, text.values))
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
