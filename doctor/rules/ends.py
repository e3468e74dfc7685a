"""Faults in the use of pipes: the wrong end, and ends that stay open, so that no EOFError comes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import PAIR, Program
from doctor.rules.flow import given_as, is_caught, kind_of
from doctor.rules.registry import rule
from doctor.rules.syntax import executed_in, is_endless, line, method, name_of

SENDS, RECEIVES = ("send", "send_bytes"), ("recv", "recv_bytes", "recv_bytes_into", "poll")
ENDS = ("End", "Receiver", "Sender")  # kinds of doctor/names.py


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


def read_to_the_end(program: Program) -> Iterator[tuple[ast.While, str]]:
    """The endless loops that read an end of a pipe until EOFError, with its name."""
    for loop in program.nodes:
        if isinstance(loop, ast.While) and is_endless(loop) and (name := only_read(program, loop)):
            yield loop, name


def only_read(program: Program, loop: ast.While) -> str:
    """The name of what a loop reads until EOFError; "" where it may end in another way, or reads several."""
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
    reads = {of.id for node in executed_in(loop) if isinstance(of := method(node, "recv"), ast.Name)}
    return reads.pop() if by_end and not leaves and len(reads) == 1 else ""


def pairs(program: Program) -> Iterator[tuple[ast.AST, ast.Name, ast.Name]]:
    """The scope of the ends of a Pipe, the name of each and of the other, where nothing else gets either."""
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
                yield scope, names[1], names[0]


def uses_of(program: Program, scope: ast.AST, name: ast.Name) -> list[ast.AST]:
    """What a name of a scope is used in: a call of a method, a tuple of arguments …"""
    return [
        program.parent[one]
        for one in program.names[name.id]
        if one is not name and program.place(one.id, one) is scope
    ]


@rule("end-still-open", "pipe#still-open")
def end_still_open(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    reads = [*read_to_the_end(program)]
    for scope, mine, other in pairs(program):
        loops = [loop for loop, name in reads if name == mine.id and program.scope[loop] is scope]
        uses = uses_of(program, scope, other)
        # The other end is only handed to a process, in its arguments.
        if loops and uses and all(isinstance(one, ast.Tuple) and is_args(program, one) for one in uses):
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
    reads = [*read_to_the_end(program)]
    for scope, mine, other in pairs(program):
        for loop, name in reads:
            function = program.scope[loop]
            given = given_as(program, function, name)
            if not given or not all(isinstance(one, ast.Name) and one.id == mine.id for one in given):
                continue
            if any(program.place(one.id, one) is not scope for one in given if isinstance(one, ast.Name)):
                continue
            uses = uses_of(program, scope, other)
            # Below its start: what is closed before is not inherited.
            first = min(line(one.call) for one in program.runs[function])
            early = [one for one in uses if line(one) <= first]
            if not early and not any(isinstance(one, ast.Tuple) for one in uses):
                yield loop, (mine.id, other.id, getattr(function, "name", ""))
