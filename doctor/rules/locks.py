"""Faults in the use of locks and conditions: not held, or released without."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import Program
from doctor.rules.flow import is_caught, kind_of
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of

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
