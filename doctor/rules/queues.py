"""Faults in the use of queues: what is waited for in which order."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator

from doctor.names import Each, Function, Program, arguments
from doctor.rules.counting import times_executed, times_given
from doctor.rules.flow import has_attribute, is_method, joined, joined_before, kind_of, puts
from doctor.rules.registry import rule
from doctor.rules.syntax import (
    is_endless,
    is_none,
    is_range,
    line,
    method,
    name_of,
    positional,
    same,
    same_name,
)
from doctor.rules.tasks import leaves


@rule("join-before-get", "queue-hangs#join-before-get")
def join_before_get(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    joins, uses = joined(program), dict[tuple[ast.AST, str], tuple[list[int], list[int]]]()
    for one in program.handed:
        function = program.function(one.target)
        if one.way != "Process" or not one.values or not function or function.args.vararg:
            continue
        names = [word.arg for word in arguments(function)]
        if names[:1] == ["self"]:
            names = names[1:]
        scope, end = program.scope[one.call], one.call.end_lineno or 0
        for number, value in enumerate(positional(one.call)):
            if not isinstance(value, ast.Name) or program.kind(value) not in ("Queue", "JoinableQueue"):
                continue
            if number >= len(names) or not puts(program, function, names[number]):
                continue
            join = next((join for join in joins[one.call] if join.lineno > end), None)
            if join is None or any(isinstance(up, (ast.While, ast.Try)) for up in program.ancestors(join)):
                continue
            if (scope, value.id) not in uses:
                uses[scope, value.id] = queue_uses(program, scope, value.id)
            gets, drains = (lines[bisect_right(lines, end) :] for lines in uses[scope, value.id])
            if gets and join.lineno < gets[0] and not drains:
                yield join, (name_of(value),)


def queue_uses(program: Program, scope: ast.AST, name: str) -> tuple[list[int], list[int]]:
    """The lines of a scope where a queue is read, and where it is an argument of a call; both sorted."""
    uses = [use for use in program.names[name] if program.scope[use] is scope]
    gets = [use.lineno for use in uses if is_method(program, use, "get", "get_nowait", "empty")]
    return sorted(gets), sorted(use.lineno for use in uses if isinstance(program.parent[use], ast.Call))


@rule("empty-as-end", "queue-traps#empty-lies")
def empty_as_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if not isinstance(node, ast.While) or not isinstance(node.test, ast.UnaryOp):
            continue
        of = method(node.test.operand, "empty") if isinstance(node.test.op, ast.Not) else None
        if of is None or not isinstance(of, ast.Name):
            continue
        function = program.scope[node]
        waits = [
            one
            for one in program.within[function]
            if method(one, "join", "terminate", "is_alive", "cancel_join_thread") is not None
            and line(one) < node.lineno
        ]
        waits += joined_before(program, function)
        inside = [one for part in node.body for one in ast.walk(part)]
        gets = [
            one
            for one in inside
            if (got := method(one, "get")) is not None and isinstance(got, ast.Name) and got.id == of.id
        ]
        tried = any(isinstance(one, ast.Try) for one in [*inside, *program.ancestors(node)])
        plain = gets and isinstance(gets[0], ast.Call) and not gets[0].args and not gets[0].keywords
        if kind_of(program, of) in ("Queue", "JoinableQueue") and plain and not tried and not waits:
            yield node, (of.id,)


@rule("queue-empty", "queue-traps#queue-empty")
def queue_empty(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        for one in ast.walk(node.type) if isinstance(node, ast.ExceptHandler) and node.type else ():
            if isinstance(one, ast.Attribute) and one.attr in ("Empty", "Full"):
                kind, made = program.kind(one.value), program.named(one.value)
                if "Queue" in (kind, made) or "JoinableQueue" in (kind, made):
                    yield node, (name_of(one), one.attr)


@rule("qsize-as-bound", "queue-traps#qsize-bound")
def qsize_as_bound(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if isinstance(node, (ast.For, ast.comprehension)) and is_range(node.iter):
            assert isinstance(node.iter, ast.Call)
            for one in node.iter.args:
                if (of := method(one, "qsize")) is not None and program.kind(of) in (
                    "Queue",
                    "JoinableQueue",
                ):
                    yield node.iter, (name_of(of),)


@rule("sentinels-too-few", "queue-end#sentinel")
def sentinels_too_few(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """Consumers that end upon None, and fewer None are put than there are consumers."""
    # Whoever ends them in another way, or has daemons, need not put any.
    if has_attribute(program, "terminate", "kill", "daemon", "put_nowait", "_exit"):
        return
    if any(word.arg == "daemon" for call in program.calls for word in call.keywords):
        return
    for node in program.nodes:
        name = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(node, ast.Assign) or not isinstance(name, ast.Name):
            continue
        if program.kind(node.value) not in ("Queue", "JoinableQueue", "SimpleQueue"):
            continue
        scope = program.scope[node]
        uses = [
            use for use in program.names[name.id] if use is not name and program.place(name.id, use) is scope
        ]
        if any(program.scope[use] is not scope for use in uses) or times_executed(program, node, scope) != 1:
            continue
        given = [use for use in uses if not isinstance(program.parent[use], ast.Attribute)]
        consumers = [times_given(program, use, scope) for use in given]
        puts_here = [call for call in program.calls if same_name(method(call, "put"), name)]
        own = [call for call in puts_here if program.scope[call] is scope]
        takers = [program.function(one.target) for one in program.handed if {*given} & {*(one.values or ())}]
        ends = [call for call in own if call.args and is_none(call.args[0])]
        sent = [times_executed(program, one, scope) for one in ends]
        if not consumers or 0 in consumers or 0 in sent or not sent:
            continue
        if not all(is_some(program, one) for one in own if one not in ends):
            continue
        if not all(one is not None and ends_on_none(program, one) for one in takers):
            continue
        if sum(sent) < sum(consumers):
            yield ends[0], (name.id, str(sum(consumers)), str(sum(sent)))


def is_some(program: Program, call: ast.Call) -> bool:
    """Whether it is certain that a put() puts no None."""
    if len(call.args) != 1 or call.keywords:
        return False
    (one,) = call.args
    if isinstance(one, ast.Name):
        held = program.values(one)
        return bool(held) and all(
            isinstance(value, Each) and has_no_none(program, value.of) for value in held
        )
    if isinstance(one, ast.Constant):
        return not is_none(one)
    return isinstance(one, (ast.BinOp, ast.JoinedStr, ast.Tuple, ast.List, ast.Dict))


def has_no_none(program: Program, of: ast.expr) -> bool:
    """Whether it is certain that no item of this is None: of a range, or of a list that is written out."""
    if is_range(of):
        return True
    held = program.held(of)
    if len(held) != 1 or not isinstance(held[0], (ast.List, ast.Tuple)):
        return False
    return all(isinstance(item, ast.Constant) and not is_none(item) for item in held[0].elts)


def ends_on_none(program: Program, function: Function) -> bool:
    """Whether a function takes from a queue that it is given, again and again, until None comes."""
    names = [word.arg for word in arguments(function)]
    gets = [one for one in program.body(function) if method(one, "get") is not None]
    loops = [one for one in program.body(function) if is_endless(one)]
    if len(gets) != 1 or len(loops) != 1 or any(map(program.is_tried, gets)):
        return False
    if any(isinstance(one, ast.Call) and leaves(program, one) for one in program.executed(function)):
        return False
    (get,), (loop,) = gets, loops
    of, kept = method(get, "get"), program.parent[get]
    if not isinstance(get, ast.Call) or get.args or get.keywords or not isinstance(of, ast.Name):
        return False
    if of.id not in names or not isinstance(kept, ast.Assign) or program.parent[kept] is not loop:
        return False
    uses = [one for one in program.within[function] if isinstance(one, ast.Name) and one.id == of.id]
    if not all(is_method(program, use, "get", "task_done") for use in uses):
        return False
    outs = [
        one
        for one in program.body(function)
        if isinstance(one, (ast.Break, ast.Return, ast.Raise, ast.Yield))
    ]
    asks = [program.parent[one] for one in outs]
    texts = {f"{name_of(kept.targets[0])} {sign} None" for sign in ("is", "==")}
    return len(asks) == 1 and isinstance(asks[0], ast.If) and ast.unparse(asks[0].test) in texts


@rule("task-not-done", "queue-end#joinable-queue")
def task_not_done(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """A loop goes on with the next item before task_done(), and somebody waits for all to be done."""
    waits = any(
        kind_of(program, of) == "JoinableQueue" for call in program.calls if (of := method(call, "join"))
    )
    for loop in program.nodes if waits else ():
        if not isinstance(loop, (ast.While, ast.For)):
            continue
        taken = [of for of in [iterated(loop)] if of is not None and kind_of(program, of) == "JoinableQueue"]
        for number, part in enumerate(loop.body):
            of = method(getattr(part, "value", None), "get")
            if of is not None and kind_of(program, of) == "JoinableQueue":
                taken.append(of)
            last = part.body[-1] if isinstance(part, ast.If) else None
            if not isinstance(last, ast.Continue):
                continue
            for queue in taken:
                # Where the queue is used before the continue, that may be to call task_done().
                used = any(same(node, queue) for node in ast.walk(part) if isinstance(node, type(queue)))
                if not used and any(done_in(later, queue) for later in loop.body[number + 1 :]):
                    yield last, (name_of(queue), str(line(last)))
                    break


def iterated(loop: ast.For | ast.While) -> ast.expr | None:
    """The queue of ``for item in iter(queue.get, None):``."""
    call = loop.iter if isinstance(loop, ast.For) else None
    first = (
        call.args[0] if isinstance(call, ast.Call) and name_of(call.func) == "iter" and call.args else None
    )
    return first.value if isinstance(first, ast.Attribute) and first.attr == "get" else None


def done_in(part: ast.AST, queue: ast.expr) -> bool:
    """Whether task_done() of this queue is called in a statement."""
    return any(same(of, queue) for node in ast.walk(part) if (of := method(node, "task_done")) is not None)
