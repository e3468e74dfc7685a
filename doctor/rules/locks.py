"""Faults in the use of locks, conditions and barriers: not held, released without, waited for by too few."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import FUNCTIONS, Handed, Program, arguments
from doctor.rules.flow import is_caught, kind_of
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of, positional

STRICT = ("Lock", "BoundedSemaphore")  # that raise where they are released and nobody acquired them


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
            and kind_of(program, of) in STRICT
            and not is_caught(program, call, "ValueError")
        ):
            yield call, (name_of(call), of.id)


@rule("barrier-too-few", "events#broken")
def barrier_too_few(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """A barrier that is only given to processes, and these are fewer than it waits for."""
    ways = {one.call: one for one in program.handed if one.way == "Process"}
    for node in program.nodes:
        name = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(node, ast.Assign) or not isinstance(name, ast.Name):
            continue
        made, scope = node.value, program.scope[node]
        parties = made.args[0] if isinstance(made, ast.Call) and made.args else None
        if program.kind(made) != "Barrier" or not isinstance(parties, ast.Constant):
            continue
        uses = [
            one for one in program.names[name.id] if program.place(name.id, one) is scope and one is not name
        ]
        counts = [times_given(program, one, ways, scope) for one in uses]
        if uses and 0 not in counts and isinstance(parties.value, int) and sum(counts) < parties.value:
            yield node, (name.id, str(parties.value), str(sum(counts)))


def times_given(program: Program, use: ast.Name, ways: dict[ast.Call, Handed], scope: ast.AST) -> int:
    """How many processes this is given to where it stands, that only wait at it; 0 if that is not known."""
    call = next((up for up in program.ancestors(use) if isinstance(up, ast.Call)), None)
    given = positional(call) if isinstance(call, ast.Call) else []
    if not isinstance(call, ast.Call) or call not in ways or use not in given:
        return 0
    function = program.function(ways[call].target)
    names = [word.arg for word in arguments(function)] if function else []
    if function is None or function in program.called or len(names) <= given.index(use):
        return 0
    inside = [
        one
        for one in program.within[function]
        if isinstance(one, ast.Name) and one.id == names[given.index(use)]
    ]
    if not inside or any(not isinstance(program.parent[one], ast.Attribute) for one in inside):
        return 0
    times = 1
    for up in program.ancestors(call):
        if up is scope or isinstance(up, FUNCTIONS):
            return times if up is scope else 0
        loops = up.generators if isinstance(up, ast.ListComp) else [up] if isinstance(up, ast.For) else []
        for loop in loops:
            count = (
                loop.iter.args[0] if isinstance(loop.iter, ast.Call) and len(loop.iter.args) == 1 else None
            )
            if not isinstance(count, ast.Constant) or name_of(loop.iter) != "range(…)":
                return 0
            times *= count.value if isinstance(count.value, int) else 0
        if isinstance(up, (ast.While, ast.GeneratorExp, ast.SetComp, ast.DictComp)):
            return 0
    return times
