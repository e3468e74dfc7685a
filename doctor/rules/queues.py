"""Faults in the use of queues: what is waited for in which order."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator

from doctor.names import Program, arguments
from doctor.rules.flow import is_method, joined, joined_before, kind_of, puts
from doctor.rules.registry import rule
from doctor.rules.syntax import is_range, line, method, name_of, positional


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
