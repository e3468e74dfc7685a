"""Faults in the order of use: of what was closed, shut down or started already."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import TASKS, Program
from doctor.rules.ends import ENDS, RECEIVES, SENDS
from doctor.rules.flow import blocks, blocks_with, is_caught, kind_of
from doctor.rules.registry import rule
from doctor.rules.syntax import executed_in, is_endless, line, method, name_of, same_name, stored_in


def used_later(
    program: Program, kinds: tuple[str, ...], ends: tuple[str, ...], uses: tuple[str, ...], error: str
) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """Calls of something of these kinds below what ends it in the same block, with its name and that line.

    Not where the ``error`` that this raises may be caught.
    """
    for block in blocks(program):
        ended = dict[str, int]()
        for part in block:
            within = [*executed_in(part)] if ended else []
            stored = stored_in(within)
            ended = {name: at for name, at in ended.items() if name not in stored}
            for one in within:
                of = method(one, *uses)
                if isinstance(of, ast.Name) and of.id in ended and not is_caught(program, one, error):
                    yield one, (name_of(one), of.id, str(ended[of.id]))
            closed = method(part.value, *ends) if isinstance(part, ast.Expr) else None
            if isinstance(closed, ast.Name) and kind_of(program, closed) in kinds:
                ended[closed.id] = line(part)
            for item in part.items if isinstance(part, ast.With) else ():
                if isinstance(item.optional_vars, ast.Name) and program.kind(item.context_expr) in kinds:
                    ended[item.optional_vars.id] = part.end_lineno or line(part)


@rule("pool-after-end", "pool-errors#pool-still-running")
def pool_after_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    return used_later(program, ("Pool",), ("close", "terminate"), TASKS, "ValueError")


@rule("executor-after-end", "errors-executors#after-shutdown")
def executor_after_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    return used_later(program, ("ProcessPoolExecutor",), ("shutdown",), ("submit", "map"), "RuntimeError")


@rule("queue-after-close", "queue-end#close")
def queue_after_close(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    uses = ("put", "put_nowait", "get", "get_nowait")
    return used_later(program, ("Queue", "JoinableQueue"), ("close",), uses, "ValueError")


@rule("pipe-after-close", "errors-pipes#closed-end")
def pipe_after_close(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    return used_later(program, ENDS, ("close",), SENDS + RECEIVES, "OSError")


@rule("start-twice", "process-life#start-twice")
def start_twice(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call, (_, name, _) in used_later(program, ("Process",), ("start",), ("start",), "AssertionError"):
        yield call, (name,)
    for call in program.calls:
        of, part = method(call, "start"), program.parent[call]
        if not isinstance(of, ast.Name) or program.kind(of) != "Process" or program.is_tried(call):
            continue
        if isinstance(part, ast.Expr) and is_looped(program, part, of):
            yield call, (of.id,)


def is_looped(program: Program, part: ast.stmt, name: ast.Name) -> bool:
    """Whether the loop around a statement executes it again and again, and the name is set before."""
    loop = program.parent[part]
    if part not in getattr(loop, "body", ()) or not (isinstance(loop, ast.For) or is_endless(loop)):
        return False
    within = [*executed_in(loop)]
    leaves = any(isinstance(one, (ast.Break, ast.Return, ast.Raise)) for one in within)
    once = isinstance(loop, ast.For) and ast.unparse(loop.iter) == "range(1)"
    return not leaves and not once and name.id not in stored_in(within)


@rule("proxy-after-end", "managers#gone")
def proxy_after_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for block, manager in blocks_with(program, "Manager"):
        for name in {name for name, _ in made_in(program, block, manager)}:
            for use in after(program, block, name):
                yield use, (name, manager.id, str(block.lineno))
        for node in (one for part in block.body for one in executed_in(part)):
            # What a function returns is used when the block has been left.
            held = node.value if isinstance(node, ast.Return) else None
            if held is not None and is_made_by(program, held, manager):
                yield node, (name_of(held), manager.id, str(block.lineno))


def made_in(program: Program, block: ast.With, of: ast.Name) -> Iterator[tuple[str, ast.Call]]:
    """The names that only this block assigns, each once, to what a method of this name returned."""
    for node in (one for part in block.body for one in executed_in(part)):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(target, ast.Name) and isinstance(node.value, ast.Call):
            held = program.bound.get((program.home(target), target.id), [])
            if len(held) == 1 and same_name(getattr(node.value.func, "value", None), of):
                yield target.id, node.value


def after(program: Program, block: ast.With, name: str) -> Iterator[ast.Name]:
    """The uses of a name below a block, in the same scope."""
    for use in program.names[name]:
        is_below = use.lineno > (block.end_lineno or 0) and program.scope[use] is program.scope[block]
        if is_below and isinstance(use.ctx, ast.Load) and not program.is_tried(use):
            yield use


def is_made_by(program: Program, value: ast.expr, manager: ast.Name) -> bool:
    """Whether a value is an object of this manager."""
    held = [value] if isinstance(value, ast.Call) else program.values(value)
    makers = [one.func if isinstance(one, ast.Call) else None for one in held]
    return bool(held) and all(
        isinstance(one, ast.Attribute) and same_name(one.value, manager) for one in makers
    )
