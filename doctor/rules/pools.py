"""Faults in the use of pools and of their results."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import FUNCTIONS, TASKS, Function, Program, last_name
from doctor.rules.flow import blocks_with, has_attribute, is_with
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of, same_name

LATER = ("imap", "imap_unordered", "apply_async", "map_async", "starmap_async")  # results come later
FIVE = 5  # arguments of apply_async, the last of which is called on errors
HARMLESS = {"print", "sleep", "getpid", "len", "range", "time", "perf_counter", "current_process", "tuple"}
HARMLESS |= {"format", "str"}
ENDING = {"kill_workers", "terminate_workers", "terminate", "kill", "killpg", "_processes", "_exit"}
# Methods that pass no keywords on to the function, and the keywords that they have; None is that of **.
MAPS = {*TASKS, "executor.map"} - {"apply", "apply_async"}
OF_MAP = {"func", "iterable", "chunksize", "fn", "timeout", "buffersize", "callback", "error_callback", None}


@rule("map-keyword", "errors-calls#unknown-keyword")
def map_keyword(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for word in one.call.keywords if one.way in MAPS else ():
            if word.arg not in OF_MAP and not program.is_tried(one.call):
                yield one.call, (name_of(one.call), str(word.arg), name_of(one.target))


@rule("result-dropped", "pool-traps#dropped-error")
def result_dropped(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way not in ("apply_async", "map_async", "starmap_async", "submit"):
            continue
        if not isinstance(program.parent[one.call], ast.Expr):
            continue
        if any(word.arg in ("error_callback", None) for word in one.call.keywords):
            continue
        if len(one.call.args) == FIVE or program.is_tried(one.call):
            continue
        function = program.function(one.target)
        if function and not may_fail(program, function):
            continue
        if not isinstance(one.target, (ast.Name, ast.Attribute)) or name_of(one.target) in HARMLESS:
            continue
        yield one.call, (one.way, name_of(one.target))


def may_fail(program: Program, function: Function) -> bool:
    """Whether a function may let an exception out; one that prints and sleeps may not."""
    for one in function.body:
        if isinstance(one, ast.Try) and any(is_broad(handler) for handler in one.handlers):
            return False
    for node in program.body(function):
        if isinstance(node, (ast.Raise, ast.Assert, ast.Subscript, ast.Import, ast.ImportFrom)):
            return True
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(
            node.op, (ast.Div, ast.FloorDiv, ast.Mod)
        ):
            return True
        if isinstance(node, ast.Call) and not is_harmless(program, node):
            return True
    return False


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether this catches all that a task usually raises."""
    return handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException")
    )


def is_harmless(program: Program, call: ast.Call) -> bool:
    """Whether a call only prints, sleeps, counts, or makes something empty."""
    if last_name(call) in HARMLESS:
        return True
    known = program.definition(call.func)
    return isinstance(known, ast.FunctionDef) and only_prints(known)


def only_prints(function: ast.FunctionDef) -> bool:
    """Whether a function is a helper that prints."""
    return len(function.body) == 1 and all(
        not isinstance(node, ast.Call) or name_of(node.func) in ("print", "os.getpid", "getpid", "str")
        for node in ast.walk(function.body[0])
    )


@rule("with-ends-tasks", "pool#with-ends-tasks")
def with_ends_tasks(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node, name in blocks_with(program, "Pool"):
        inside = [one for part in node.body for one in ast.walk(part)]
        waits = {"get", "wait", "join", "sleep", "ready", "result", "next", "acquire"}
        waits |= {"apply", "map", "starmap", "imap", "imap_unordered", "input"}
        calls = {last_name(one) for one in inside if isinstance(one, ast.Call)}
        asks = [
            one
            for one in inside
            if (of := method(one, "apply_async", "map_async", "starmap_async")) is not None
            and same_name(of, name)
        ]
        # The name may be handed on, and waited for elsewhere.
        used = [one for one in inside if same_name(one, name)]
        helpers = {
            one.name for one in program.tree.body if isinstance(one, ast.FunctionDef) and only_prints(one)
        }
        others = (
            calls - {"apply_async", "map_async", "starmap_async", "append", "range", "print", "len"} - helpers
        )
        if asks and len(used) == len(asks) and not calls & waits and not others:
            yield asks[0], (name.id,)
        # What is returned there is taken from later.
        for one in inside:
            of = method(one.value, *LATER) if isinstance(one, ast.Return) else None
            if same_name(of, name):
                yield one, (name.id,)


@rule("timeout-in-with", "executor-stop#timeout")
def timeout_in_with(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    # Whoever ends workers knows that a timeout does not.
    if has_attribute(program, *ENDING):
        return
    for node, name in blocks_with(program, "ProcessPoolExecutor"):
        # The last statement of the block: what follows might tell the task to end.
        last = node.body[-1]
        if not isinstance(last, ast.Try) or not any(catches_timeout(one) for one in last.handlers):
            continue
        for call in (one for part in last.body for one in ast.walk(part) if isinstance(one, ast.Call)):
            of = method(call, "result")
            if of is not None and (call.args or call.keywords) and is_of(program, of, name):
                yield call, (name_of(call), name.id)


def catches_timeout(handler: ast.ExceptHandler) -> bool:
    """Whether this catches a TimeoutError, by whatever module it is named."""
    return handler.type is not None and "TimeoutError" in name_of(handler.type)


def is_of(program: Program, future: ast.expr, executor: ast.Name) -> bool:
    """Whether a future is one that this executor gave."""
    held = [future] if isinstance(future, ast.Call) else program.values(future)
    givers = [method(one, "submit") if isinstance(one, ast.Call) else None for one in held]
    return bool(givers) and all(same_name(one, executor) for one in givers)


@rule("join-before-close", "pool-errors#pool-still-running")
def join_before_close(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "join")
        if not isinstance(of, ast.Name) or program.kind(of) != "Pool":
            continue
        inside = [up for up in program.ancestors(call) if isinstance(up, (ast.Try, ast.While))]
        place = program.place(of.id, of)
        ends = calls_of(program, of, "close", "terminate", "__exit__")
        passed = any(
            isinstance(program.parent[one], ast.Call) and one in getattr(program.parent[one], "args", ())
            for one in program.names[of.id]
        )
        before = [one for one in ends if one.lineno <= call.lineno]
        outside = is_with(program, of) and not any(
            isinstance(up, ast.With)
            and any(item.optional_vars is not None and same_name(item.optional_vars, of) for item in up.items)
            for up in program.ancestors(call)
        )
        if not before and not inside and not passed and place is program.scope[call] and not outside:
            yield call, (of.id,)


def calls_of(program: Program, name: ast.Name, *methods: str) -> list[ast.Call]:
    """The calls of these methods of what a name stands for, wherever it is named so."""
    uses = [program.parent[program.parent[one]] for one in program.names[name.id]]
    return [one for one in uses if isinstance(one, ast.Call) and same_name(method(one, *methods), name)]


@rule("pool-not-closed", "pool#close-join-terminate")
def pool_not_closed(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        if not isinstance(node.value, ast.Call) or program.kind(node.value) != "Pool":
            continue
        name, scope = node.targets[0], program.scope[node]
        if (scope, name.id) in program.globals or not isinstance(
            program.parent[node], (ast.Module, ast.If, *FUNCTIONS)
        ):
            continue
        uses = [one for one in program.names[name.id] if one is not name]
        only_tasks = all(
            isinstance(up := program.parent[one], ast.Attribute) and up.attr in TASKS for one in uses
        )
        if uses and only_tasks and not is_with(program, name):
            yield node, (name.id,)
