"""Where a value of a program comes from, what is done with it, and when."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from doctor.names import FUNCTIONS, Each, Function, Program, Value, arguments
from doctor.rules.syntax import line, method, name_of, positional

PLAIN = (ast.Constant, ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.Tuple)
CHANGES = ("append", "extend", "insert", "add", "update", "setdefault", "pop", "remove", "clear", "discard")


def is_repeated(program: Program, node: ast.AST) -> bool:
    """Whether a node is executed more than once: it is in a loop of its function."""
    loops = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.DictComp, ast.SetComp)
    for one in program.ancestors(node):
        if isinstance(one, FUNCTIONS):
            return False
        if isinstance(one, loops):
            return True
    return False


def is_caught(program: Program, node: ast.AST, error: str) -> bool:
    """Whether this exception may be caught where it is raised there."""
    return any(
        handler.type is None
        or {error, "Exception", "BaseException"} & {*re.findall(r"\w+", ast.unparse(handler.type))}
        for one in program.ancestors(node)
        if isinstance(one, ast.Try)
        for handler in one.handlers
    )


def has_attribute(program: Program, *names: str) -> bool:
    """Whether an attribute or a method of one of these names stands in the file, of whatever object."""
    return any(isinstance(node, ast.Attribute) and node.attr in names for node in program.nodes)


def blocks(program: Program) -> Iterator[list[ast.stmt]]:
    """All statements that follow one another."""
    for node in program.nodes:
        for name in ("body", "orelse", "finalbody"):
            held = getattr(node, name, None)
            if isinstance(held, list) and held:
                yield held


def blocks_with(program: Program, kind: str) -> Iterator[tuple[ast.With, ast.Name]]:
    """The with blocks of what is of this kind, each with the name that it has there."""
    for node in program.nodes:
        if isinstance(node, ast.With):
            for item in node.items:
                if isinstance(item.optional_vars, ast.Name) and program.kind(item.context_expr) == kind:
                    yield node, item.optional_vars


def starts(program: Program, node: ast.AST) -> str:
    """What a call starts, as it reads; "" where it starts no process."""
    if not isinstance(node, ast.Call):
        return ""
    kind = program.kind(node)
    if kind in ("Pool", "Manager") and program.path(node.func):
        return name_of(node)
    if (of := method(node, "start")) is not None and program.kind(of) == "Process":
        return name_of(node)
    if (of := method(node, "submit", "map")) is not None and program.kind(of) == "ProcessPoolExecutor":
        return name_of(node)
    return ""


def is_with(program: Program, name: ast.Name) -> bool:
    """Whether a name stands in the head of a with statement."""
    return any(
        isinstance(up, ast.withitem) for one in program.names[name.id] for up in program.ancestors(one)
    )


def is_method(program: Program, use: ast.Name, *names: str) -> bool:
    """Whether a name is used to call a method of what it stands for, one of these names."""
    up = program.parent[use]
    return isinstance(up, ast.Attribute) and method(program.parent[up], *names) is use


def puts(program: Program, function: Function, name: str) -> bool:
    """Whether a function puts something into the queue that it has as this parameter, and takes nothing."""
    body = program.body(function)
    used = {
        one.func.attr
        for one in body
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and isinstance(one.func.value, ast.Name)
        and one.func.value.id == name
    }
    large = [
        one
        for one in body
        if (of := method(one, "put")) is not None
        and isinstance(one, ast.Call)
        and isinstance(of, ast.Name)
        and of.id == name
        and one.args
        and (
            is_repeated(program, one) or not isinstance(one.args[0], (ast.Constant, ast.Call, ast.JoinedStr))
        )
    ]
    return bool(large) and not used & {"get", "get_nowait", "empty", "cancel_join_thread"}


def joined(program: Program) -> dict[ast.AST, list[ast.Call]]:
    """The calls of join() without a timeout, by the calls in the same scope that make those processes."""
    found: dict[ast.AST, list[ast.Call]] = defaultdict(list)
    for call in program.calls:
        of = method(call, "join")
        if isinstance(of, ast.Name) and not call.args and not call.keywords:
            for made in {*makers(program, of)}:
                if program.scope[made] is program.scope[call]:
                    found[made].append(call)
    return found


def makers(program: Program, name: ast.Name) -> Iterator[ast.AST]:
    """The expressions that a name stands for; where a loop makes it each item of a list, the items."""
    # Several loops may use the same name, as in "for child in producers": the one around it counts.
    each = [up for up in program.ancestors(name) if isinstance(up, ast.For) and name_of(up.target) == name.id]
    for value in program.values(name):
        if each and isinstance(value, Each) and value.of is not each[0].iter:
            continue
        if not isinstance(value, Each):
            yield from [value] if isinstance(value, ast.expr) else []
        elif isinstance(value.of, ast.Name):
            place = program.place(value.of.id, value.of)
            items = [*program.appended.get((place, value.of.id), [])] if place else []
            for held in program.values(value.of):
                if isinstance(held, ast.List):
                    items += held.elts
                elif isinstance(held, ast.ListComp):
                    yield held.elt
            for item in items:
                yield item
                if isinstance(item, ast.Name):
                    yield from (one for one in program.values(item) if isinstance(one, ast.expr))


def joined_before(program: Program, function: ast.AST) -> list[ast.AST]:
    """Calls of join() that others make before they start the process that runs a function."""
    found = list[ast.AST]()
    for one in program.runs.get(function, ()):
        calls = program.within[program.scope[one.call]]
        begun = [line(node) for node in calls if method(node, "start") is not None]
        found += [
            node for node in calls if method(node, "join") is not None and line(node) < max(begun, default=0)
        ]
    return found


def given_as(program: Program, function: ast.AST, name: str) -> list[Value]:
    """What a function is given as this parameter, by each process that begins with it; None for unknown.

    [] where the program itself calls it as well.
    """
    names, found = [word.arg for word in arguments(function)], list[Value]()
    if function in program.called or name not in names:
        return []
    number = names.index(name)
    for one in program.runs.get(function, ()):
        if one.way == "Process":
            held = positional(one.call)
            found.append(held[number] if number < len(held) else None)
    return found


def origins(program: Program, name: ast.expr) -> list[Value]:
    """All that a name may hold; of a parameter of what children run, all that they are given."""
    function = program.scope[name]
    if not isinstance(name, ast.Name) or program.bound.get((function, name.id)) != [None]:
        return program.values(name)
    found = list[Value]()
    for one in given_as(program, function, name.id):
        values = program.values(one) if isinstance(one, (ast.Name, ast.Attribute)) else [one]
        if not values:
            return []
        found += values
    return found


def kind_of(program: Program, name: ast.expr) -> str:
    """What a name is, or a parameter of what children run, where all that it may hold agrees."""
    kinds = {program.kind(value) for value in origins(program, name)}
    return kinds.pop() if len(kinds) == 1 else ""


def is_plain(program: Program, value: ast.expr) -> bool:
    """Whether this is data that no process shares."""
    if isinstance(value, PLAIN):
        return not any(isinstance(node, ast.Call) and program.kind(node) for node in ast.walk(value))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in (
            "list",
            "dict",
            "set",
            "Counter",
            "defaultdict",
            "deque",
        ) and not program.kind(value)
    return False


def changed(program: Program, node: ast.AST) -> Iterator[ast.Name]:
    """The names whose global is changed there."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign):
        targets = [node.target]
    for target in targets:
        if isinstance(target, ast.Name) and (program.scope[node], target.id) in program.globals:
            yield target
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            yield target.value
    of = method(node, *CHANGES)
    if isinstance(of, ast.Name):
        yield of
