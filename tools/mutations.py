"""Ways to break a program, by its syntax tree, in place: everything else stands where it stood.

A mutation yields, for each place that it can break, the line and the whole source with that place broken.
"""

import ast
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from harness.examples import Example
from harness.imports import beside

DUMMY = {
    "Array", "Barrier", "BoundedSemaphore", "Condition", "Event", "JoinableQueue", "Lock", "Manager", "Pipe",
    "Pool", "Process", "Queue", "RLock", "Semaphore", "Value", "active_children", "current_process",
}  # fmt: skip
Broken = Iterator[tuple[int, str]]
Mutation = Callable[[ast.Module, str], Broken]
Node = ast.expr | ast.stmt
Kind = TypeVar("Kind", bound=ast.AST)


@dataclass(frozen=True)
class Mutant:
    """A broken copy of a program; ``line`` is where it was broken, ``number`` which of several there."""

    example: Example
    mutation: str
    line: int
    number: int
    source: str

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.example.name}:{self.line}:{self.mutation}" + f":{self.number}" * bool(self.number)

    def write(self, folder: Path, shown: Example) -> Path:
        """Write an example that runs the mutant into a folder of its own within this one; its file."""
        home = folder / f"{self.name} {shown.name}".replace("/", "-").replace(":", "-")
        home.mkdir()
        for program in (shown.program, *beside(shown.program)):
            shutil.copy(program, home)
        (home / self.example.program.name).write_text(self.source, "utf-8")
        return home / shown.program.name


def swap(source: str, node: Node, text: str) -> str:
    """The source with a node's text replaced; the programs are ASCII, so columns are characters."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    begin = starts[node.lineno - 1] + node.col_offset
    end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
    return source[:begin] + text + source[end:]


def nodes(tree: ast.AST, kind: type[Kind]) -> Iterator[Kind]:
    """The nodes of a kind in a tree."""
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Calls of a function or method of one of these names."""
    return (n for n in nodes(tree, ast.Call) if getattr(n.func, "attr", getattr(n.func, "id", None)) in names)


def statements(tree: ast.AST, *names: str) -> Iterator[ast.Expr]:
    """Statements that only call a function or method of one of these names."""
    return (n for n in nodes(tree, ast.Expr) if any(call is n.value for call in calls(n, *names)))


def threads_for_processes(tree: ast.Module, source: str) -> Broken:
    for node in nodes(tree, ast.ImportFrom):
        if node.module == "multiprocessing":
            moved = [a.name for a in node.names if a.name in DUMMY]
            stay = [a.name for a in node.names if a.name not in DUMMY]
            text = f"from multiprocessing.dummy import {', '.join(moved)}"
            if stay:
                text += f"; from multiprocessing import {', '.join(stay)}"
            if moved:
                yield node.lineno, swap(source, node, text)


def run_for_start(tree: ast.Module, source: str) -> Broken:
    for call in calls(tree, "start"):
        if isinstance(call.func, ast.Attribute):
            yield call.lineno, swap(source, call, f"{ast.unparse(call.func.value)}.run()")


def join_removed(tree: ast.Module, source: str) -> Broken:
    for node in statements(tree, "join"):
        yield node.lineno, swap(source, node, "pass")


def lock_removed(tree: ast.Module, source: str) -> Broken:
    for node in nodes(tree, ast.With):
        if "lock" in ast.unparse(node.items[0]).lower():
            context = node.items[0].context_expr
            yield node.lineno, swap(source, context, "__import__('contextlib').nullcontext()")


def order_reversed(tree: ast.Module, source: str) -> Broken:
    for node in ast.walk(tree):
        # A loop that does not look at its number is the same loop backwards.
        if (
            isinstance(node, (ast.For, ast.comprehension))
            and ast.unparse(node.iter).startswith("range(")
            and ast.unparse(node.target) != "_"
        ):
            yield node.iter.lineno, swap(source, node.iter, f"reversed({ast.unparse(node.iter)})")


def message_dropped(tree: ast.Module, source: str) -> Broken:
    for node in statements(tree, "put", "put_nowait", "send"):
        yield node.lineno, swap(source, node, "pass")


def one_worker(tree: ast.Module, source: str) -> Broken:
    for call in calls(tree, "Pool", "ProcessPoolExecutor"):
        if call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value != 1:
            yield call.lineno, swap(source, call.args[0], "1")


def assertion_negated(tree: ast.Module, source: str) -> Broken:
    # Not removed: an assertion that holds says nothing, so without it nothing changes.
    for node in nodes(tree, ast.Assert):
        yield node.lineno, swap(source, node.test, f"not ({ast.unparse(node.test)})")


def exception_swallowed(tree: ast.Module, source: str) -> Broken:
    for node in nodes(tree, ast.Raise):
        yield node.lineno, swap(source, node, "pass")


def value_off_by_one(tree: ast.Module, source: str) -> Broken:
    # How long something waits is nobody's claim.
    waiting = list(calls(tree, "sleep", "join", "wait", "get", "put", "poll", "result"))
    times = {id(value) for call in waiting for value in [*call.args[-1:], *(k.value for k in call.keywords)]}
    times |= {id(k.value) for call in nodes(tree, ast.Call) for k in call.keywords if k.arg == "timeout"}
    # There 0 is the process itself, and 1 the first of the whole system, which is not ours to change.
    processes = {id(call.args[0]) for call in calls(tree, "sched_setaffinity", "sched_getaffinity")}
    for node in nodes(tree, ast.Constant):
        if type(node.value) is int and id(node) not in times | processes:
            yield node.lineno, swap(source, node, str(node.value + 1))


def child_exits_otherwise(tree: ast.Module, source: str) -> Broken:
    targets = {
        keyword.value.id
        for call in calls(tree, "Process")
        for keyword in call.keywords
        if keyword.arg == "target" and isinstance(keyword.value, ast.Name)
    }
    for node in tree.body:
        last = node.body[-1] if isinstance(node, ast.FunctionDef) and node.name in targets else None
        if last and not isinstance(last, (ast.Raise, ast.While)):  # after these nothing is reached
            text = f"{ast.get_source_segment(source, last)}\n    raise SystemExit(7)"
            yield node.lineno, swap(source, last, text)


def timeout_dropped(tree: ast.Module, source: str) -> Broken:
    for call in calls(tree, "get", "put"):
        for keyword in call.keywords:
            if keyword.arg == "timeout":
                yield keyword.value.lineno, swap(source, keyword.value, "0")


def self_for_parent(tree: ast.Module, source: str) -> Broken:
    for call in calls(tree, "getppid"):
        yield call.lineno, swap(source, call, "os.getpid()")


def time_changed(tree: ast.Module, source: str) -> Broken:
    for call in calls(tree, "sleep", "join", "wait", "get", "put", "poll", "result", "acquire"):
        for value in [*call.args[:1], *(k.value for k in call.keywords if k.arg == "timeout")]:
            if isinstance(value, ast.Constant) and isinstance(value.value, int | float):
                yield value.lineno, swap(source, value, repr(value.value * 2))


def line_moved(tree: ast.Module, source: str) -> Broken:
    """What one process waits for and another gives comes a statement earlier."""
    moving = set(map(id, statements(tree, "set", "wait", "join", "release", "acquire", "start")))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for before, statement in pairwise(body) if isinstance(body, list) else ():
            if id(statement) in moving:
                first, second = (ast.get_source_segment(source, each) or "" for each in (before, statement))
                moved = swap(source, statement, first)
                yield statement.lineno, swap(moved, before, second)


def text_changed(tree: ast.Module, source: str) -> Broken:
    printed = {id(part) for node in nodes(tree, ast.JoinedStr) for part in node.values}
    for node in nodes(tree, ast.Constant):
        text = node.value if isinstance(node.value, str) and id(node) not in printed else ""
        if text.isidentifier() and not text.startswith("__"):
            yield node.lineno, swap(source, node, repr(text + "s"))


# What may leave what is printed as it was: for tools/drift.py, where words can become false all the same.
QUIET = {mutation.__name__: mutation for mutation in (time_changed, line_moved, text_changed)}

MUTATIONS: dict[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        threads_for_processes, run_for_start, join_removed, lock_removed, order_reversed, message_dropped,
        one_worker, assertion_negated, exception_swallowed, value_off_by_one, child_exits_otherwise,
        timeout_dropped, self_for_parent,
    )
}  # fmt: skip


def mutants(example: Example, mutations: Mapping[str, Mutation] = MUTATIONS) -> list[Mutant]:
    """All mutants of an example whose source differs from its own and can be compiled."""
    found = []
    places: Counter[tuple[str, int]] = Counter()
    for name, mutation in mutations.items():
        for line, source in mutation(example.tree, example.source):
            if source != example.source:
                compile(source, example.name, "exec")
                found.append(Mutant(example, name, line, places[name, line], source))
                places[name, line] += 1
    return found
