"""Faults in what a process or a task is to run, and in what it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import LOOPS, SHARED, THREADS, Each, Handed, Program, arguments
from doctor.rules.flow import PLAIN, starts
from doctor.rules.pickling import given, is_local, is_pickled, of_threads
from doctor.rules.registry import rule
from doctor.rules.syntax import executed_in, is_range, method, name_of

# Ways to hand a function over of which it is known how many arguments it gets.
COUNTED = ("Process", "apply", "apply_async", "submit", "initializer")
BEFORE_KWARGS = {"Process": 4, "apply": 2, "apply_async": 2}  # arguments of these that stand before kwargs


@rule("target-called", "process#target-called")
def target_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if not isinstance(one.target, ast.Call):
            continue
        function = program.definition(one.target.func)
        if isinstance(function, ast.FunctionDef) and not function.decorator_list and gives_data(function):
            yield one.target, (name_of(one.target), name_of(one.target.func))


def gives_data(function: ast.FunctionDef) -> bool:
    """Whether it is certain that a function does not return another function."""
    data = (*PLAIN, ast.BinOp, ast.Compare, ast.JoinedStr, ast.UnaryOp)
    for node in (one for part in function.body for one in executed_in(part)):
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return False
        if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, data):
            return False
    return True


@rule("coroutine", "errors-calls#coroutine-as-target")
def coroutine(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way != "initializer" and isinstance(program.function(one.target), ast.AsyncFunctionDef):
            yield one.target, (name_of(one.target),)


@rule("missing-comma", "arguments#missing-comma")
def missing_comma(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way not in ("Process", "apply", "apply_async"):
            continue
        words = [word.value for word in one.call.keywords if word.arg == "args"]
        number = 3 if one.way == "Process" else 1
        for args in words or one.call.args[number : number + 1]:
            if is_no_tuple(program, one, args):
                yield args, (name_of(args),)


def is_no_tuple(program: Program, one: Handed, given: ast.expr) -> bool:
    """Whether what is given as args was meant to be a tuple of one."""
    if isinstance(given, ast.Constant):
        return given.value is not None and given.value != "" and given.value != b""
    if isinstance(given, ast.JoinedStr):
        return True
    looped = [value.of for value in program.values(given) if isinstance(value, Each)]
    written = [item for of in looped if isinstance(of, (ast.List, ast.Tuple)) for item in of.elts]
    if any(isinstance(item, ast.Constant) for item in written):
        return True
    if not in_parentheses(program, given):
        return False
    # A name in parentheses may hold a tuple. It holds none if the function is meant to get the value whole.
    function = program.function(one.target)
    if not isinstance(given, ast.Name) or not function or function.args.vararg:
        return False
    if program.kind(given) in SHARED | THREADS:
        return True
    held = program.values(given)
    texts = [value for value in held if isinstance(value, (ast.Constant, ast.JoinedStr))]
    counted = [value for value in held if isinstance(value, Each) and is_range(value.of)]
    return bool(held) and len(texts) + len(counted) == len(held)


def in_parentheses(program: Program, node: ast.expr) -> bool:
    """Whether an expression stands in parentheses of its own."""
    first, last = program.lines[node.lineno - 1], program.lines[(node.end_lineno or 1) - 1]
    before = first.encode()[: node.col_offset].decode(errors="replace").rstrip()
    after = last.encode()[node.end_col_offset or 0 :].decode(errors="replace").lstrip()
    return before.endswith(("=(", "= (", ", (", ",(")) and after.startswith(")")


@rule("lambda", "cannot-pickle#lambda-target")
def lambda_target(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if isinstance(one.target, ast.Lambda) and one.way == "Process" and not program.wants_fork:
            yield one.target, ()


@rule("lambda-task", "pool-errors#lambda")
def lambda_task(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if isinstance(one.target, ast.Lambda) and one.way not in ("Process", "initializer"):
            yield one.target, (one.way.rpartition(".")[2],)


@rule("local-function", "cannot-pickle#local-target")
def local_function(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.function(one.target)
        if function is not None and is_pickled(program, one) and is_local(program, function):
            yield one.target, (function.name, str(function.lineno))


@rule("shared-as-task", "pool-queue#inheritance")
def shared_as_task(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way in ("Process", "initializer"):
            continue
        for value in given(program, one):
            if (kind := program.kind(value)) in SHARED:
                yield value, (name_of(value), kind)


@rule("thread-lock", "cannot-pickle#lock-argument")
def thread_lock(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way == "initializer":
            continue
        for value in given(program, one):
            if (kind := program.kind(value)) in THREADS:
                yield value, (name_of(value), of_threads(kind))


@rule("asyncio-object", "which-one#coroutines")
def asyncio_object(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for value in given(program, one):
            if (kind := program.kind(value)) in LOOPS:
                yield value, (name_of(value), kind)


@rule("mixed-contexts", "errors-methods#mixed-contexts")
def mixed_contexts(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        other = program.context(one.call)
        if one.way not in ("Process", "initializer") or other in ("", "fork"):
            continue
        for value in one.values or ():
            if program.kind(value) in SHARED and program.context(value) == "fork":
                yield one.call, (name_of(value), other)


@rule("input-in-child", "errors-calls#input-in-child")
def input_in_child(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for function in program.in_children():
        for node in program.untried(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input":
                changed = any(
                    isinstance(one, ast.Attribute) and one.attr == "stdin" and isinstance(one.ctx, ast.Store)
                    for one in program.nodes
                )
                if program.place("input", node.func) is None and not changed:
                    yield node, (getattr(function, "name", ""),)


@rule("daemon-children", "daemon#daemon-children")
def daemon_children(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    daemons = set_daemon(program)
    for one in program.handed:
        function = program.function(one.target)
        if function is None or not is_daemon(program, one, daemons) or asks_daemon(program, function):
            continue
        for node in program.untried(function):
            started = starts(program, node)
            executor = started and method(node, "submit", "map") is not None
            if started and not (executor and one.way != "Process"):
                yield node, (started, function.name)
                break


def asks_daemon(program: Program, function: ast.AST) -> bool:
    """Whether a function asks current_process() whether it is a daemon, and so may do without children."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "daemon" and isinstance(node.ctx, ast.Load)
        for node in program.executed(function)
    )


def set_daemon(program: Program) -> set[tuple[ast.AST, str]]:
    """The names, with their scopes, whose attribute daemon is set to True."""
    return {
        (program.scope[node], name_of(target.value))
        for node in program.nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is True
        for target in node.targets
        if isinstance(target, ast.Attribute)
        and target.attr == "daemon"
        and len(program.values(target.value)) == 1
    }


def is_daemon(program: Program, one: Handed, daemons: set[tuple[ast.AST, str]]) -> bool:
    """Whether a function is run by a daemon process: one of a Pool, or made so."""
    if one.way != "Process":
        of = one.call.func.value if isinstance(one.call.func, ast.Attribute) else one.call
        return program.kind(of) == "Pool"
    for word in one.call.keywords:
        if word.arg == "daemon":
            return isinstance(word.value, ast.Constant) and word.value.value is True
    up = program.parent.get(one.call)
    return isinstance(up, ast.Assign) and (program.scope[one.call], name_of(up.targets[0])) in daemons


@rule("one-argument", "pool-errors#map-two-arguments")
def one_argument(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.definition(one.target)
        if one.way not in ("map", "map_async", "imap", "imap_unordered", "executor.map") or not one.each:
            continue
        if any(isinstance(part, ast.Starred) for part in one.each) or not isinstance(
            function, ast.FunctionDef
        ):
            continue
        wanted = required(program, function)
        if not function.decorator_list and len(one.each) < len(wanted):
            yield (
                one.target,
                (function.name, str(len(wanted)), one.way.rpartition(".")[2], str(len(one.each))),
            )


def required(program: Program, function: ast.FunctionDef) -> list[str]:
    """The parameters that have to be given by position or name; of a method, those after self."""
    held = function.args
    names = [word.arg for word in [*held.posonlyargs, *held.args]]
    names = names[: len(names) - len(held.defaults)]
    names = names[1:] if isinstance(program.scope[function], ast.ClassDef) else names
    by_name = [held.kwonlyargs[i].arg for i, default in enumerate(held.kw_defaults) if default is None]
    return names + by_name


@rule("submit-keyword", "errors-calls#unknown-keyword")
def submit_keyword(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``submit(work, args=(1,))``, as a Process has it."""
    for one in program.handed:
        function = program.definition(one.target)
        if one.way != "submit" or not isinstance(function, ast.FunctionDef) or function.decorator_list:
            continue
        names = {word.arg for word in arguments(function)}
        for word in one.call.keywords:
            if word.arg and word.arg not in names and not function.args.kwarg:
                yield one.call, (word.arg, function.name)


@rule("argument-missing", "errors-calls#missing-argument")
def argument_missing(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.definition(one.target)
        if one.way not in COUNTED or one.values is None or not isinstance(function, ast.FunctionDef):
            continue
        words = {word.arg for word in one.call.keywords}
        by_name = words if one.way == "submit" else words & {None, "kwargs", "kwds"}
        in_dict = len(one.call.args) > BEFORE_KWARGS.get(one.way, len(one.call.args))
        if function.decorator_list or by_name or in_dict:
            continue
        wanted = required(program, function)
        if len(one.values) < len(wanted):
            yield one.call, (function.name, ", ".join(wanted[len(one.values) :]))
