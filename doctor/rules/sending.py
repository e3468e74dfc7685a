"""Faults in what is sent to another process: what stays in an object, and what is found by its name there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import FUNCTIONS, THREADS, Handed, Program, Value, arguments
from doctor.rules.arguments import is_generator, is_opened, left_out, made_of, makers, of_threads, stays
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of

MAKERS = ("collections.namedtuple", "enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag")
QUEUES = ("Queue", "JoinableQueue")


def sent(program: Program, one: Handed) -> Iterator[ast.expr]:
    """All that is sent to run a function: its arguments, and what a partial holds.

    Iterables of tasks stay here, and their items go.
    """
    todo = [*(one.values or [])]
    held = program.values(one.target) if isinstance(one.target, ast.Name) else [one.target]
    partial = held[0] if len(held) == 1 else None
    if isinstance(partial, ast.Call) and program.named(partial.func) == "functools.partial":
        todo += [*partial.args[1:], *(word.value for word in partial.keywords)]
    for each in one.each:
        todo += [*each.elts] if isinstance(each, (ast.List, ast.Tuple, ast.Set)) else []
        todo += [each.elt] if isinstance(each, (ast.ListComp, ast.GeneratorExp)) else []
    while todo:
        value = todo.pop()
        if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
            todo += value.elts
        elif isinstance(value, ast.Dict):
            todo += value.values
        elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mult):  # [lock] * 3
            todo += [value.left, value.right]
        else:
            yield value


def fails(program: Program, one: Handed) -> bool:
    """Whether what it is given is pickled: always but by fork."""
    return one.way not in ("Process", "initializer") or not program.wants_fork


def kept(program: Program, known: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The attributes that an object of a class takes along and that cannot be pickled, with what they are."""
    left = left_out(program, known)
    for (owner, name), values in program.attributes.items():
        if left is None or owner is not known or name in left or (known, name) in program.defined:
            continue
        kinds = {stays(program, value) for value in values}
        if makers(program, values) == {"__init__"} and len(kinds) == 1 and "" not in kinds:
            yield f"self.{name}", kinds.pop()


@rule("lock-in-object", "pickling#lock-in-self")
def lock_in_object(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for value in sent(program, one) if fails(program, one) else ():
            if known := made_of(program, value):
                for name, kind in kept(program, known):
                    yield value, (known.name, name, kind)


@rule("function-given", "pickling#what-goes")
def function_given(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for value in sent(program, one) if fails(program, one) else ():
            function = program.function(value) if isinstance(value, ast.Name) else None
            if isinstance(value, ast.Lambda) or (function and is_local(program, function)):
                yield value, (name_of(value),)


def is_local(program: Program, function: ast.AST) -> bool:
    """Whether a function is defined in another, and not found by its name in the module."""
    name = getattr(function, "name", "")
    return (
        isinstance(program.scope[function], FUNCTIONS)
        and (program.scope[function], name) not in program.globals
    )


@rule("opened-given", "errors-objects#open-file")
def opened_given(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        told = {*(one.values or ())}  # by the rule cannot-be-sent
        for value in sent(program, one) if fails(program, one) else ():
            if value not in told and is_opened(program, value):
                yield value, (name_of(value),)


@rule("lock-in-process", "pickling#lock-in-self")
def lock_in_process(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """What __init__() of a subclass of Process keeps goes along when it is started."""
    made = {program.definition(call.func) for call in program.calls}
    if program.wants_fork or not any(method(call, "start") is not None for call in program.calls):
        return
    for known in program.nodes:
        if not isinstance(known, ast.ClassDef) or known not in made or not is_plain_process(program, known):
            continue
        for (owner, name), values in program.attributes.items():
            kinds = {stays(program, value) or of_parameter(program, known, value) for value in values}
            if (
                owner is known
                and makers(program, values) == {"__init__"}
                and len(kinds) == 1
                and "" not in kinds
            ):
                yield (
                    values[0] if isinstance(values[0], ast.AST) else known,
                    (known.name, f"self.{name}", *kinds),
                )


def of_parameter(program: Program, known: ast.ClassDef, value: Value) -> str:
    """What is for threads that all who make an object of a class give as this parameter of __init__()."""
    init = program.scope.get(value) if isinstance(value, ast.Name) else None
    names = [one.arg for one in arguments(init)] if init is not None else []
    if (
        not isinstance(value, ast.Name)
        or value.id not in names
        or init is None
        or program.bound.get((init, value.id)) != [None]
    ):
        return ""
    number, kinds = names.index(value.id) - 1, set[str]()
    for call in program.calls:
        if program.definition(call.func) is known:
            words = [word.value for word in call.keywords if word.arg == value.id]
            given = words or call.args[number : number + 1]
            kinds.add(program.kind(given[0]) if given else "")
    kind = kinds.pop() if len(kinds) == 1 else ""
    return of_threads(kind) if kind in THREADS else ""


def is_plain_process(program: Program, known: ast.ClassDef) -> bool:
    """Whether this is a subclass of Process itself, which says nothing of how it is pickled."""
    special = {"__getstate__", "__reduce__", "__reduce_ex__", "start", "__new__"}
    return (
        len(known.bases) == 1
        and program.named(known.bases[0]) == "Process"
        and bool(program.path(known.bases[0]))
        and not known.decorator_list
        and not special & {getattr(node, "name", "") for node in known.body}
    )


@rule("put-stays", "queue-hangs#unpicklable")
def put_stays(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "put", "put_nowait")
        if of is None or not call.args or program.kind(of) not in QUEUES:
            continue
        held = call.args[0]
        for value in held.elts if isinstance(held, (ast.Tuple, ast.List)) else [held]:
            function = program.function(value) if isinstance(value, ast.Name) else None
            known = made_of(program, value)
            what = [f"{name_of(value)}: {kind}" for _, kind in [*kept(program, known)][:1]] if known else []
            if isinstance(value, ast.Lambda) or (function and is_local(program, function)):
                what = [name_of(value)]
            elif is_generator(program, value) or is_opened(program, value):
                what = [name_of(value) if isinstance(value, ast.Name) else ast.unparse(value)]
            for one in what:
                yield call, (one, name_of(of))


@rule("named-otherwise", "errors-functions#not-found-by-name")
def named_otherwise(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``Row = namedtuple("Record", …)``: objects of it are looked for as Record."""
    if not program.starts:
        return
    for node in program.nodes:
        call = node.value if isinstance(node, ast.Assign) else None
        if not isinstance(node, ast.Assign) or not isinstance(call, ast.Call) or not call.args:
            continue
        target, name = node.targets[0], call.args[0]
        if program.path(call.func) not in MAKERS or not isinstance(target, ast.Name):
            continue
        words = {word.arg for word in call.keywords}
        if (
            not isinstance(name, ast.Constant)
            or not isinstance(name.value, str)
            or words & {"module", "qualname", None}
        ):
            continue
        in_class = isinstance(program.scope[node], ast.ClassDef)
        if not in_class and program.scope[node] is not program.tree:
            continue
        known = (program.tree, name.value)
        if known in program.bound or known in program.defined or name.value in program.imports:
            continue
        if len(call.args) > 1 and (in_class or name.value != target.id):
            yield node, (target.id, name.value)
