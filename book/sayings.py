"""What a program says of itself in what it prints: the calls it names are made, and counts are not typed."""

import ast
import re
from collections.abc import Iterator

from book.shelf import Code, function, same
from harness.examples import Example
from harness.fault import Fault

CALL = re.compile(r"[A-Za-z_][\w.]*\([^()]*\)")
NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten"
COUNT = re.compile(rf"(?<![\w.])(?:{NUMBER}) (?:of|more|[a-z]+s)\b(?! is\b)")


def check(example: Example) -> Iterator[Fault]:
    """Texts that name a call which the program does not make, or that count what it could count itself."""
    calls = [node for node in ast.walk(example.tree) if isinstance(node, ast.Call)]
    for call in calls:
        if getattr(call.func, "id", "") != "say":
            continue
        for node in (text for argument in call.args for text in _texts(argument)):
            said = _said(node)
            for match in CALL.finditer(said):
                named = Code(_filled(match[0], node)).call
                if named and not any(same(other, named) for other in calls if other is not call):
                    near = [ast.unparse(other) for other in calls if function(other) == function(named)]
                    there = f"it calls {near[0]}" if near else f"it never calls {function(named)}()"
                    text = f"prints {ast.unparse(named)}, and {there}; print what is called"
                    yield example.fault(text, node.lineno)
            if count := COUNT.search(said):
                text = f"types the count {count[0]!r}; print it from what it counts, as in {{len(results)}}"
                yield example.fault(text, node.lineno)


def _texts(argument: ast.expr) -> Iterator[ast.JoinedStr | ast.Constant]:
    """The texts that an argument may be, such as both sides of a condition; not those within an f-string."""
    if isinstance(argument, ast.JoinedStr) or (
        isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ):
        yield argument
    elif isinstance(argument, (ast.IfExp, ast.BinOp, ast.BoolOp)):
        for child in ast.iter_child_nodes(argument):
            if isinstance(child, ast.expr):
                yield from _texts(child)


def _said(node: ast.JoinedStr | ast.Constant) -> str:
    """A text with a name in the place of each value that is filled in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = (part.value if isinstance(part, ast.Constant) else f"_{i}_" for i, part in enumerate(node.values))
    return "".join(map(str, parts))


def _filled(text: str, node: ast.JoinedStr | ast.Constant) -> str:
    """A piece of such a text with the values as the program writes them."""
    for i, part in enumerate(node.values if isinstance(node, ast.JoinedStr) else ()):
        if isinstance(part, ast.FormattedValue):
            text = text.replace(f"_{i}_", ast.unparse(part.value))
    return text
