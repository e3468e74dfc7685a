"""Faults in the use of pipes, locks, values, pools and processes: the wrong end, too late, the wrong type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from doctor.names import FUNCTIONS, PAIR, TASKS, Each, Function, Program, Value, arguments
from doctor.rules.flow import given_as
from doctor.rules.registry import rule
from doctor.rules.starting import blocks
from doctor.rules.syntax import is_range, line, method, name_of

SENDS, RECEIVES = ("send", "send_bytes"), ("recv", "recv_bytes", "recv_bytes_into", "poll")
PIPES = ("End", "Receiver", "Sender")
INTEGERS = {*"bBhHiIlLqQ"}
TIMES = {"time.time", "time.perf_counter", "time.monotonic", "random.random"}
CLASS = re.compile(r"\w+")
LOCKS = ("Lock", "BoundedSemaphore")


def origins(program: Program, name: ast.expr) -> list[Value]:
    """All that a name may hold; of a parameter of what children run, all that they are given."""
    function = program.scope[name]
    if isinstance(name, ast.Name) and isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
        is_parameter = name.id in [one.arg for one in arguments(function)]
        if is_parameter and program.bound.get((function, name.id)) == [None]:
            held = [one for one in given_as(program, function, name.id) if isinstance(one, ast.expr)]
            known = [
                program.values(one) if isinstance(one, (ast.Name, ast.Attribute)) else [one] for one in held
            ]
            return [value for values in known for value in values] if all(known) else []
    return program.values(name)


def kind_of(program: Program, name: ast.expr) -> str:
    """What a name is, or a parameter of what children run."""
    kinds = {program.kind(value) for value in origins(program, name)}
    return kinds.pop() if len(kinds) == 1 else ""


@rule("wrong-end", "errors-pipes#wrong-end")
def wrong_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        for kind, names in (("Receiver", SENDS), ("Sender", RECEIVES)):
            of = method(call, *names)
            if (
                isinstance(of, ast.Name)
                and kind_of(program, of) == kind
                and not is_caught(program, call, "OSError")
            ):
                yield call, (name_of(call),)


def is_caught(program: Program, node: ast.AST, error: str) -> bool:
    """Whether this exception may be caught where it is raised there."""
    return any(
        handler.type is None
        or {error, "Exception", "BaseException"} & {*CLASS.findall(ast.unparse(handler.type))}
        for one in program.ancestors(node)
        if isinstance(one, ast.Try)
        for handler in one.handlers
    )


def used_later(
    program: Program, kinds: tuple[str, ...], ends: tuple[str, ...], uses: tuple[str, ...], error: str
) -> Iterator[tuple[ast.Call, str, int]]:
    """Calls of something of these kinds below what ends it in the same block, with its name and that line.

    Not where the ``error`` that this raises may be caught.
    """
    for block in blocks(program):
        ended = dict[str, int]()
        for part in block:
            within = [*executed_in(part)]
            stored = {
                one.id for one in within if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
            }
            ended = {name: at for name, at in ended.items() if name not in stored}
            for one in within:
                of = method(one, *uses)
                known = isinstance(one, ast.Call) and isinstance(of, ast.Name) and of.id in ended
                if known and not is_caught(program, one, error):
                    assert isinstance(one, ast.Call) and isinstance(of, ast.Name)
                    yield one, of.id, ended[of.id]
            closed = method(part.value, *ends) if isinstance(part, ast.Expr) else None
            if isinstance(closed, ast.Name) and kind_of(program, closed) in kinds:
                ended[closed.id] = line(part)
            for item in part.items if isinstance(part, ast.With) and ends else ():
                if isinstance(item.optional_vars, ast.Name) and program.kind(item.context_expr) in kinds:
                    ended[item.optional_vars.id] = line(part)


def executed_in(part: ast.AST) -> Iterator[ast.AST]:
    """A statement with all in it but the bodies of functions and classes."""
    todo = [part]
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            todo += ast.iter_child_nodes(node)


@rule("pool-after-end", "pool-errors#pool-still-running")
def pool_after_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call, name, at in used_later(program, ("Pool",), ("close", "terminate"), TASKS, "ValueError"):
        yield call, (name_of(call), name, str(at))


@rule("executor-after-end", "errors-executors#after-shutdown")
def executor_after_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call, name, at in used_later(
        program, ("ProcessPoolExecutor",), ("shutdown",), ("submit", "map"), "RuntimeError"
    ):
        yield call, (name_of(call), name, str(at))


@rule("queue-after-close", "queue-end#close")
def queue_after_close(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    uses = ("put", "put_nowait", "get", "get_nowait")
    for call, name, at in used_later(program, ("Queue", "JoinableQueue"), ("close",), uses, "ValueError"):
        yield call, (name_of(call), name, str(at))


@rule("pipe-after-close", "errors-pipes#closed-end")
def pipe_after_close(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call, name, at in used_later(program, PIPES, ("close",), SENDS + RECEIVES, "OSError"):
        yield call, (name_of(call), name, str(at))


@rule("start-twice", "process-life#start-twice")
def start_twice(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for block in blocks(program):
        started = set[str]()
        for part in block:
            started -= {
                one.id
                for one in ast.walk(part)
                if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
            }
            of = method(part.value, "start") if isinstance(part, ast.Expr) else None
            if isinstance(of, ast.Name) and program.kind(of) == "Process" and not program.is_tried(part):
                if of.id in started or is_looped(program, part, of):
                    yield part, (of.id,)
                started.add(of.id)


def is_looped(program: Program, part: ast.stmt, name: ast.Name) -> bool:
    """Whether the loop around a statement executes it again and again, and the name is set before."""
    loop = program.parent[part]
    if not isinstance(loop, (ast.For, ast.While)) or part not in loop.body:
        return False
    if isinstance(loop, ast.While) and not (isinstance(loop.test, ast.Constant) and loop.test.value):
        return False
    within = [*executed_in(loop)]
    leaves = any(isinstance(one, (ast.Break, ast.Return, ast.Raise)) for one in within)
    once = isinstance(loop, ast.For) and is_range(loop.iter) and ast.unparse(loop.iter) == "range(1)"
    sets = any(
        isinstance(one, ast.Name) and one.id == name.id and isinstance(one.ctx, ast.Store) for one in within
    )
    return not leaves and not once and not sets


@rule("condition-not-held", "events#condition")
def condition_not_held(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "wait", "wait_for", "notify", "notify_all")
        if not isinstance(of, ast.Name) or kind_of(program, of) != "Condition" or program.is_tried(call):
            continue
        function = program.scope[call]
        # Whoever calls this function may hold it, or have got it from somewhere else.
        if function in program.called or not isinstance(function, (ast.Module, ast.FunctionDef)):
            continue
        if isinstance(function, ast.FunctionDef) and function not in program.runs and function.name != "main":
            continue
        body = program.within[function]
        held = any(isinstance(one, (ast.With, ast.AsyncWith)) for one in program.ancestors(call))
        if not held and not any(
            method(one, "acquire", "__enter__", "enter_context") is not None for one in body
        ):
            yield call, (name_of(call), of.id)


@rule("value-type", "errors-child#does-not-fit")
def value_type(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if isinstance(node, ast.Call) and program.kind(node) in ("Value", "Array") and is_integer(node):
            first = node.args[1] if len(node.args) > 1 else None
            items = (
                first.elts
                if isinstance(first, ast.List)
                else [first]
                if program.kind(node) == "Value"
                else []
            )
            if wrong := next((one for one in items if one is not None and is_fraction(program, one)), None):
                yield node, (name_of(node), ast.unparse(wrong))
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if not isinstance(node, (ast.Assign, ast.AugAssign)) or program.is_tried(node):
            continue
        if not isinstance(target, ast.Attribute) or target.attr != "value":
            continue
        divides = isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div)
        made = origins(program, target.value)
        counts = made and all(program.kind(one) == "Value" and is_integer(one) for one in made)
        if counts and (divides or is_fraction(program, node.value)):
            yield node, (name_of(target), ast.unparse(node))


def is_integer(made: Value) -> bool:
    """Whether a call makes a Value or an Array of integers."""
    code = made.args[0] if isinstance(made, ast.Call) and made.args else None
    return isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value in INTEGERS


def is_fraction(program: Program, value: ast.expr) -> bool:
    """Whether this is certain to be a float, or a text."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, (float, str))
    if isinstance(value, ast.BinOp):
        divides = isinstance(value.op, ast.Div)
        sums = isinstance(value.op, (ast.Add, ast.Sub, ast.Mult))
        return divides or (sums and any(is_float(program, one) for one in (value.left, value.right)))
    return isinstance(value, ast.JoinedStr) or is_float(program, value)


def is_float(program: Program, value: ast.expr) -> bool:
    """Whether this is a float as it stands there."""
    is_time = isinstance(value, ast.Call) and program.path(value.func) in TIMES
    return is_time or (isinstance(value, ast.Constant) and isinstance(value.value, float))


@rule("release-alone", "errors-locks#released-too-often")
def release_alone(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    # Where anything is acquired, in whatever way, it may be this.
    acquired = any(
        isinstance(node, ast.Attribute) and node.attr in ("acquire", "wait") for node in program.nodes
    )
    entered = any(
        isinstance(item.context_expr, (ast.Name, ast.Attribute))
        for node in program.nodes
        if isinstance(node, (ast.With, ast.AsyncWith))
        for item in node.items
    )
    for call in program.calls if not acquired and not entered else ():
        of = method(call, "release")
        if (
            isinstance(of, ast.Name)
            and kind_of(program, of) in LOCKS
            and not is_caught(program, call, "ValueError")
        ):
            yield call, (name_of(call), of.id)


def reads_to_the_end(program: Program, loop: ast.AST) -> ast.Name | None:
    """The name of the end of a pipe that an endless loop reads until EOFError, if it ends in no other way."""
    if not isinstance(loop, ast.While) or not isinstance(loop.test, ast.Constant) or not loop.test.value:
        return None
    tries = [one for one in [*loop.body, program.parent[loop]] if isinstance(one, ast.Try)]
    by_end = [
        handler
        for one in tries
        for handler in one.handlers
        if handler.type is not None and "EOFError" in ast.unparse(handler.type)
    ]
    handled = {node for handler in by_end for node in ast.walk(handler)}
    leaves = [
        node
        for node in executed_in(loop)
        if isinstance(node, (ast.Break, ast.Return, ast.Raise)) and node not in handled
    ]
    reads = [of for node in executed_in(loop) if isinstance(of := method(node, "recv"), ast.Name)]
    return reads[0] if by_end and not leaves and len({one.id for one in reads}) == 1 else None


def pairs(program: Program) -> Iterator[tuple[ast.AST, ast.Name, ast.Name]]:
    """The two names that the ends of a Pipe get, with their scope, where nothing else gets either."""
    for node in program.nodes:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if (
            isinstance(node, ast.Assign)
            and isinstance(target, ast.Tuple)
            and program.kind(node.value) == "Pipe"
        ):
            names = [one for one in target.elts if isinstance(one, ast.Name)]
            scope = program.scope[node]
            if len(names) == PAIR and all(len(program.bound[scope, one.id]) == 1 for one in names):
                yield scope, names[0], names[1]


def uses_of(program: Program, scope: ast.AST, name: ast.Name) -> list[ast.AST]:
    """What a name of a scope is used in: a call of a method, a tuple of arguments …"""
    return [
        program.parent[one]
        for one in program.names[name.id]
        if one is not name and program.place(one.id, one) is scope
    ]


@rule("end-still-open", "pipe#still-open")
def end_still_open(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    ends = {loop: name for loop in program.nodes if (name := reads_to_the_end(program, loop)) is not None}
    for scope, *both in pairs(program):
        for mine, other in (both, both[::-1]):
            loops = [
                loop for loop, name in ends.items() if name.id == mine.id and program.scope[loop] is scope
            ]
            others = uses_of(program, scope, other)
            # The other end is only handed to a process, in its arguments.
            given = [one for one in others if isinstance(one, ast.Tuple) and is_args(program, one)]
            if loops and given and len(given) == len(others):
                yield loops[0], (mine.id, other.id)


def is_args(program: Program, node: ast.Tuple) -> bool:
    """Whether this is what a Process is given as args."""
    word = program.parent[node]
    call = program.parent.get(word)
    return (
        isinstance(word, ast.keyword)
        and word.arg == "args"
        and program.kind(call if isinstance(call, ast.Call) else None) == "Process"
    )


@rule("end-inherited", "pipe#inherited-end")
def end_inherited(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.chosen and "fork" not in program.chosen:
        return
    ends = {loop: name for loop in program.nodes if (name := reads_to_the_end(program, loop)) is not None}
    for scope, *both in pairs(program):
        for mine, other in (both, both[::-1]):
            for loop, name in ends.items():
                function = program.scope[loop]
                given = given_as(program, function, name.id)
                if not given or not all(isinstance(one, ast.Name) and one.id == mine.id for one in given):
                    continue
                if any(program.place(one.id, one) is not scope for one in given if isinstance(one, ast.Name)):
                    continue
                others = uses_of(program, scope, other)
                # Below its start: what is closed before is not inherited.
                first = min(line(one.call) for one in program.runs[function])
                early = [one for one in others if line(one) <= first]
                if not early and not any(isinstance(one, ast.Tuple) for one in others):
                    yield loop, (mine.id, other.id, getattr(function, "name", ""))


def threads_started(program: Program) -> Iterator[tuple[ast.Call, Function]]:
    """The calls that start a thread, with the function of the file that it runs."""
    for call in program.calls:
        of = method(call, "start")
        if of is None or program.kind(of) != "thread.Thread":
            continue
        for made in [of] if isinstance(of, ast.Call) else program.values(of):
            target = [word.value for word in getattr(made, "keywords", ()) if word.arg == "target"]
            function = program.function(target[0]) if target else None
            if function is not None and not isinstance(made, Each):
                yield call, function


def takes(program: Program, nodes: list[ast.AST]) -> set[str]:
    """The locks of threads at the top level that are taken there."""
    held = [item.context_expr for one in nodes if isinstance(one, ast.With) for item in one.items]
    held += [of for one in nodes if (of := method(one, "acquire")) is not None]
    return {
        one.id
        for one in held
        if isinstance(one, ast.Name)
        and program.place(one.id, one) is program.tree
        and program.kind(one) in ("thread.Lock", "thread.RLock")
    }


@rule("lock-at-fork", "fork-threads#fork-lock")
def lock_at_fork(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.chosen:  # fork by name: the rule fork-beside-thread
        return
    for thread, function in threads_started(program):
        locks = takes(program, program.executed(function))
        for child, runs in program.runs.items():
            for name in sorted(locks & takes(program, program.executed(child))):
                starts = [
                    call
                    for one in runs
                    for call in program.within[program.scope[one.call]]
                    if program.kind(method(call, "start")) == "Process"
                    and program.scope[call] is program.scope[thread]
                ]
                joins = [
                    call
                    for call in program.within[program.scope[thread]]
                    if program.kind(method(call, "join")) == "thread.Thread"
                ]
                later = [one for one in starts if line(one) > line(thread)]
                if later and not any(line(thread) < line(join) < line(later[0]) for join in joins):
                    yield later[0], (name, function.name, getattr(child, "name", ""))
