"""Faults in the use of locks, conditions, barriers: not held, kept, released without, waited for in vain."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import Program
from doctor.rules.counting import number_of, times_given
from doctor.rules.flow import blocks, has_attribute, is_caught, kind_of
from doctor.rules.registry import rule
from doctor.rules.syntax import executed_in, line, method, name_of, same

LOCKS = ("Lock", "RLock", "Semaphore", "BoundedSemaphore")
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
    acquired = has_attribute(program, "acquire", "wait")
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


@rule("acquire-entered", "locks#with-lock")
def acquire_entered(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        for item in node.items if isinstance(node, ast.With) else ():
            of = method(item.context_expr, "acquire")
            if of is not None and kind_of(program, of) in LOCKS:
                yield item.context_expr, (name_of(item.context_expr), name_of(of))


@rule("lock-kept", "locks#with-lock")
def lock_kept(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for block in blocks(program):
        for number, part in enumerate(block):
            of = method(part.value, "acquire") if isinstance(part, ast.Expr) else None
            if of is None or kind_of(program, of) not in LOCKS:
                continue
            ends = [i for i, one in enumerate(block) if i > number and releases(one, of)]
            between = block[number + 1 : ends[0]] if ends else []
            # What is tried may be released, or caught, in another way; so may what somebody else releases.
            if any(isinstance(one, ast.Try) for one in (*program.ancestors(part), *between)):
                continue
            within = [node for one in between for node in executed_in(one)]
            leaves = [node for node in within if isinstance(node, (ast.Raise, ast.Return))]
            freed = [released for node in within if (released := method(node, "release")) is not None]
            if leaves and not any(same(one, of) for one in freed):
                yield leaves[0], (name_of(of), str(line(part)))


def releases(part: ast.stmt, lock: ast.expr) -> bool:
    """Whether a statement releases this lock."""
    of = method(part.value, "release") if isinstance(part, ast.Expr) else None
    return of is not None and same(of, lock)


@rule("never-set", "events#event")
def never_set(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    return waits_in_vain(program, "Event", "set")


@rule("never-notified", "events#condition")
def never_notified(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    return waits_in_vain(program, "Condition", "notify", "notify_all")


def waits_in_vain(program: Program, kind: str, *ends: str) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """Where something of this kind is waited for without a timeout, and no call in the file ends it."""
    if has_attribute(program, *ends):
        return
    # What gets away to other modules may be ended there.
    if not all(stays_in_file(program, node) for node in program.calls if program.kind(node) == kind):
        return
    for call in program.calls:
        of = method(call, "wait")
        if isinstance(of, ast.Name) and not call.args and not call.keywords and kind_of(program, of) == kind:
            yield call, (name_of(call), of.id)


def stays_in_file(program: Program, made: ast.Call) -> bool:
    """Whether what is made there has a name, and only its methods and functions of the file get it."""
    node = program.parent[made]
    name = node.targets[0] if isinstance(node, ast.Assign) else None
    if not isinstance(name, ast.Name):
        return False
    given = [one for begun in program.handed if program.function(begun.target) for one in begun.values or ()]
    return all(
        use is name or use in given or isinstance(program.parent[use], ast.Attribute)
        for use in program.names[name.id]
        if program.place(name.id, use) is program.home(name)
    )


@rule("barrier-too-few", "events#broken")
def barrier_too_few(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """A barrier that is only given to processes, and these are fewer than it waits for."""
    for node in program.nodes:
        name = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(node, ast.Assign) or not isinstance(name, ast.Name):
            continue
        made, scope = node.value, program.scope[node]
        if program.kind(made) != "Barrier" or not isinstance(made, ast.Call) or not made.args:
            continue
        parties = number_of(made.args[0])
        uses = [
            one for one in program.names[name.id] if program.place(name.id, one) is scope and one is not name
        ]
        counts = [times_given(program, one, scope) for one in uses]
        if uses and 0 not in counts and sum(counts) < parties:
            yield node, (name.id, str(parties), str(sum(counts)))
