"""Faults in the use of a Value or an Array: what it is given, and how it is changed."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from doctor.names import Program, Value
from doctor.rules.flow import given_as, is_repeated, joined_before, kind_of, origins
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of, same

INTEGERS = {*"bBhHiIlLqQ"}  # codes of their types
FLOATS = {"time.time", "time.perf_counter", "time.monotonic", "random.random"}  # functions that return one
MANY = 2  # processes


@rule("value-without-lock", "shared-value#lost-update")
def value_without_lock(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    found, writers = [], defaultdict[object, set[ast.AST]](set)
    for function in program.runs:
        for node, name in updates(program, function):
            if kind_of(program, name) == "Value":
                given = next(iter(given_as(program, function, name.id)), name)
                place = (program.place(given.id, given), given.id) if isinstance(given, ast.Name) else node
                writers[place].add(function)
                found.append((node, name.id, function, place))
    for node, word, function, place in found:
        runs = program.runs[function]
        many = len(runs) >= MANY or is_repeated(program, runs[0].call) or runs[0].way != "Process"
        if many or (len(writers[place]) >= MANY and not joined_before(program, function)):
            yield node, (word,)


def updates(program: Program, function: ast.AST) -> Iterator[tuple[ast.AST, ast.Name]]:
    """Where a function reads a value and writes it again without a lock, and by which name."""
    body = program.body(function)
    if any(method(node, "acquire", "get_lock") is not None for node in body):
        return
    for node in body:
        target: ast.expr | None = node.target if isinstance(node, ast.AugAssign) else None
        if isinstance(node, ast.Assign):
            read = [one for one in ast.walk(node.value) if isinstance(one, ast.Attribute)]
            target = node.targets[0] if any(same(node.targets[0], one) for one in read) else None
        if not isinstance(target, ast.Attribute) or target.attr != "value":
            continue
        if any(isinstance(up, (ast.With, ast.AsyncWith)) for up in program.ancestors(node)):
            continue
        if isinstance(target.value, ast.Name):
            yield node, target.value


@rule("value-type", "errors-child#does-not-fit")
def value_type(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if isinstance(node, ast.Call) and is_integer(program, node):
            if wrong := next((one for one in first_values(program, node) if not_integer(program, one)), None):
                yield node, (name_of(node), ast.unparse(wrong))
        elif isinstance(node, (ast.Assign, ast.AugAssign)) and not program.is_tried(node):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if not isinstance(target, ast.Attribute) or target.attr != "value":
                continue
            divides = isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div)
            made = origins(program, target.value)
            counts = made and all(program.kind(one) == "Value" and is_integer(program, one) for one in made)
            if counts and (divides or not_integer(program, node.value)):
                yield node, (name_of(target), ast.unparse(node))


def is_integer(program: Program, made: Value) -> bool:
    """Whether this makes a Value or an Array of integers."""
    code = made.args[0] if isinstance(made, ast.Call) and made.args else None
    is_code = isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value in INTEGERS
    return is_code and program.kind(made) in ("Value", "Array")


def first_values(program: Program, made: ast.Call) -> list[ast.expr]:
    """What a Value or an Array holds at first, as far as it is written out."""
    first = made.args[1:2]
    if program.kind(made) == "Value":
        return first
    return [item for held in first if isinstance(held, ast.List) for item in held.elts]


def not_integer(program: Program, value: ast.expr) -> bool:
    """Whether this is certain to be a float or a text, which no integer type holds."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, (float, str))
    if isinstance(value, ast.BinOp):
        divides = isinstance(value.op, ast.Div)
        sums = isinstance(value.op, (ast.Add, ast.Sub, ast.Mult))
        return divides or (sums and any(is_float(program, one) for one in (value.left, value.right)))
    return isinstance(value, ast.JoinedStr) or is_float(program, value)


def is_float(program: Program, value: ast.expr) -> bool:
    """Whether this is a float as it stands there."""
    is_made = isinstance(value, ast.Call) and program.path(value.func) in FLOATS
    return is_made or (isinstance(value, ast.Constant) and isinstance(value.value, float))
