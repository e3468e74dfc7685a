"""How pieces of a program read."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from doctor.names import FUNCTIONS, argument_of


def name_of(node: ast.AST) -> str:
    """How a name, an attribute or a call reads in the program."""
    if isinstance(node, ast.Lambda):
        return "lambda"
    if isinstance(node, ast.Call):
        return f"{name_of(node.func)}(…)" if node.args or node.keywords else f"{name_of(node.func)}()"
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    if isinstance(node, ast.Name):
        return node.id
    return ast.unparse(node)


def method(node: ast.AST | None, *names: str) -> ast.expr | None:
    """The object whose method of one of these names a call calls."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
        return node.func.value
    return None


def line(node: ast.AST) -> int:
    """The line of a node, from 1."""
    return int(getattr(node, "lineno", 0))


def same(left: ast.AST, right: ast.AST) -> bool:
    """Whether two expressions read alike, be they read or assigned to."""
    return ast.unparse(left) == ast.unparse(right)


def same_name(left: ast.AST | None, right: ast.Name) -> bool:
    """Whether this is that name."""
    return isinstance(left, ast.Name) and left.id == right.id


def text_of(node: object) -> str | None:
    """A text that is written out here; None for all else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def is_none(node: ast.AST) -> bool:
    """Whether this is None, written out."""
    return isinstance(node, ast.Constant) and node.value is None


def is_range(node: ast.expr) -> bool:
    """Whether this is range(…), whose items are numbers."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"


def positional(call: ast.Call) -> list[ast.expr]:
    """The arguments that a process is given in args, in their order."""
    held = argument_of(call, "args", 3)
    return [*held.elts] if isinstance(held, (ast.Tuple, ast.List)) else []


def executed_in(part: ast.AST) -> Iterator[ast.AST]:
    """A statement with all in it but the bodies of functions and classes."""
    todo = [part]
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            todo += ast.iter_child_nodes(node)


def stored_in(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that something is assigned to there."""
    return {one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def is_endless(node: ast.AST) -> bool:
    """Whether this is ``while True:``, which only a statement in it ends."""
    return isinstance(node, ast.While) and isinstance(node.test, ast.Constant) and bool(node.test.value)
