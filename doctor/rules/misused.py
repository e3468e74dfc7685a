"""Faults in how an object is used: what another class has, a number instead of what holds it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import Program, Value
from doctor.rules.ends import ENDS
from doctor.rules.flow import given_as, kind_of, origins
from doctor.rules.registry import rule
from doctor.rules.syntax import is_range, method, name_of

QUEUES = ("Queue", "JoinableQueue", "SimpleQueue")
RESULTS, IMAPS = ("apply_async", "map_async", "starmap_async"), ("imap", "imap_unordered")
COMPLETED = ("as_completed", "asyncio.as_completed")
THROUGH = ("list", "tuple", "set", "sorted", "sum", "min", "max", "enumerate")
POPEN = {"wait": "join()", "returncode": "exitcode", "poll": "exitcode"}  # what Process has for it


def each_of(program: Program) -> Iterator[ast.expr]:
    """What loops go through, and what builtins do that take each item."""
    for node in program.nodes:
        if isinstance(node, (ast.For, ast.comprehension)):
            yield node.iter
        elif (given := given_to(program, node, *THROUGH)) is not None:
            yield given


def given_to(program: Program, node: ast.AST, *names: str) -> ast.expr | None:
    """What a builtin of one of these names is called with first; None where this is no such call."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
        return None
    name = node.func.id
    own = program.place(name, node) is not None or name in program.imports
    return node.args[0] if name in names and not own else None


@rule("other-queue", "errors-child#other-queue")
def other_queue(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        wanted = [
            (method(call, "task_done", "join"), ("Queue", "SimpleQueue")),
            (given_to(program, call, "len"), QUEUES),
        ]
        if call.args or call.keywords:
            wanted.append((method(call, "get"), ("SimpleQueue",)))
        for of, kinds in wanted:
            kind = kind_of(program, of) if of is not None else ""
            if kind in kinds and not program.is_tried(call):
                yield call, (name_of(call), kind)


@rule("queue-not-iterable", "errors-queues#queue-not-iterable")
def queue_not_iterable(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for each in each_of(program):
        if kind_of(program, each) in QUEUES and not program.is_tried(each):
            yield each, (name_of(each),)


@rule("no-size", "errors-child#no-size")
def no_size(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "recv") if call.args else None
        if of is not None and kind_of(program, of) in ENDS and not program.is_tried(call):
            yield call, (name_of(call),)


@rule("value-forgotten", "errors-locks#value-forgotten")
def value_forgotten(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        wrong = [one for one in counted_in(node) if kind_of(program, one) == "Value"]
        if isinstance(node, ast.AugAssign) and is_value(program, node.target):
            wrong = [node.target]
        if wrong and not program.is_tried(node):
            yield node, (ast.unparse(node), name_of(wrong[0]))


def counted_in(node: ast.AST) -> list[ast.expr]:
    """What is used like a number in a sum or a comparison; [] of all else."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
        return [node.left, node.right]
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Lt, ast.Gt, ast.LtE, ast.GtE)):
        return [node.left, node.comparators[0]]
    return []


def is_value(program: Program, target: ast.expr) -> bool:
    """Whether a name that is counted up stands for a Value; what counting makes of it is unknown."""
    if not isinstance(target, ast.Name):
        return False
    held: list[Value] = [one for one in program.bound[program.home(target), target.id] if one]
    held = held or given_as(program, program.scope[target], target.id)
    return bool(held) and all(program.kind(one) == "Value" for one in held)


def is_given_by(program: Program, value: Value, names: tuple[str, ...]) -> bool:
    """Whether this is what one of these methods of a pool returned at once."""
    held = origins(program, value) if isinstance(value, (ast.Name, ast.Attribute)) else [value]
    givers = [method(one, *names) if isinstance(one, ast.Call) else None for one in held]
    return bool(givers) and all(program.kind(one) == "Pool" for one in givers)


def given_each(program: Program, value: ast.expr) -> bool:
    """Whether this is a list of results that are not there yet."""
    held = [value] if isinstance(value, ast.ListComp) else program.values(value)
    items = [one.elt if isinstance(one, ast.ListComp) else None for one in held]
    return bool(items) and all(is_given_by(program, one, RESULTS) for one in items)


@rule("result-not-fetched", "errors-pools#result-not-fetched")
def result_not_fetched(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    whole = [*each_of(program)]
    numbered = [node.value for node in program.nodes if isinstance(node, ast.Subscript)]
    summed = [given for call in program.calls if (given := given_to(program, call, "sum"))]
    awaited = [node.value for node in program.nodes if isinstance(node, ast.Await)]
    completed = [
        call.args[0] for call in program.calls if call.args and program.named(call.func) in COMPLETED
    ]
    wrong = [(one, "get()") for one in whole + numbered + awaited if is_given_by(program, one, RESULTS)]
    wrong += [(one, "list()") for one in numbered if is_given_by(program, one, IMAPS)]
    wrong += [(one, "get()") for one in summed + completed if given_each(program, one)]
    for used, by in wrong:
        if not program.is_tried(used):
            yield used, (name_of(used), by)


@rule("arguments-not-iterable", "errors-pools#arguments-not-iterable")
def arguments_not_iterable(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for each in one.each[:1] if not program.is_tried(one.call) else ():
            items = each.elts if isinstance(each, (ast.List, ast.Tuple)) else []
            unpacked = one.way.startswith("starmap") and (
                is_range(each) or any(is_number(program, item) for item in items)
            )
            if unpacked or is_number(program, each):
                yield one.call, (name_of(one.call), ast.unparse(each))


def is_number(program: Program, value: Value) -> bool:
    """Whether this is certain to be a number."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, (int, float))
    if isinstance(value, ast.Call):
        return given_to(program, value, "len", "int") is not None
    held = program.values(value) if isinstance(value, (ast.Name, ast.Attribute)) else []
    return bool(held) and all(is_number(program, one) for one in held)


@rule("popen-habit", "process#reference")
def popen_habit(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if any(isinstance(node, ast.ClassDef) and program.is_process(node) for node in program.nodes):
        return
    for node in program.nodes:
        if (
            isinstance(node, ast.Attribute)
            and node.attr in POPEN
            and isinstance(node.ctx, ast.Load)
            and kind_of(program, node.value) == "Process"
            and not program.is_tried(node)
        ):
            yield node, (name_of(node), POPEN[node.attr])
