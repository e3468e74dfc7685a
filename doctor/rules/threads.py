"""Faults of fork beside threads: a child has the locks as they were then, and no thread releases them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from doctor.names import Function, Handed, Program
from doctor.rules.flow import starts
from doctor.rules.registry import rule
from doctor.rules.syntax import line, method, name_of


@rule("fork-beside-thread", "fork-threads#fork-lock")
def fork_beside_thread(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.chosen != ["fork"]:
        return
    for thread in of_thread(program, program.calls, "start"):
        # What is executed after it: all that follows in its block, or in the block of its loop.
        block = next(up for up in program.ancestors(thread) if not isinstance(up, (ast.Expr, ast.For)))
        after = [
            call
            for call in program.calls
            if program.scope[call] is program.scope[thread]
            and line(call) > line(thread)
            and block in program.ancestors(call)
        ]
        joins = [*of_thread(program, after, "join")]
        for call in after:
            if call in joins:
                break
            if started := starts(program, call):
                yield call, (started, name_of(thread), str(line(thread)))
                break


@rule("lock-at-fork", "fork-threads#fork-lock")
def lock_at_fork(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.chosen:  # fork by name: the rule fork-beside-thread
        return
    for thread, function in threads_started(program):
        locks = takes(program, program.executed(function))
        for child, runs in program.runs.items():
            for name in sorted(locks & takes(program, program.executed(child))):
                if (start := started_beside(program, thread, runs)) is not None:
                    yield start, (name, function.name, getattr(child, "name", ""))


def started_beside(program: Program, thread: ast.Call, runs: list[Handed]) -> ast.AST | None:
    """The first start() of a process below that of a thread; None where a thread is joined between the two.

    None, too, where none of ``runs`` is made in the same scope.
    """
    within = program.within[program.scope[thread]]
    makes = any(program.scope[one.call] is program.scope[thread] for one in runs)
    later = [
        call
        for call in within
        if program.kind(method(call, "start")) == "Process" and line(call) > line(thread)
    ]
    if not makes or not later:
        return None
    joins = of_thread(program, within, "join")
    return None if any(line(thread) < line(join) < line(later[0]) for join in joins) else later[0]


def of_thread(program: Program, nodes: Iterable[ast.AST], name: str) -> Iterator[ast.Call]:
    """Those nodes that call this method of a thread."""
    for node in nodes:
        if isinstance(node, ast.Call) and program.kind(method(node, name)) == "thread.Thread":
            yield node


def threads_started(program: Program) -> Iterator[tuple[ast.Call, Function]]:
    """The calls that start a thread, with the function of the file that it runs."""
    for call in of_thread(program, program.calls, "start"):
        of = method(call, "start")
        for made in program.values(of) if isinstance(of, (ast.Name, ast.Attribute)) else [of]:
            target = [word.value for word in getattr(made, "keywords", ()) if word.arg == "target"]
            function = program.function(target[0]) if target else None
            if function is not None:
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
