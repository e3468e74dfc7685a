"""Breaks the examples on purpose, to see that their own tests notice: ``python -m tools.mutants``.

Each mutation is made by the syntax tree, in place, so that everything else stands where it stood. A mutant is
killed when a run of it is held against the example's transcript and claims and something is wrong. Survivors are
listed; ``tests/survivors.toml`` says of the known ones why nothing can be wrong with them.
"""

import argparse
import ast
import random
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from book import pages, proof, verdict
from harness import checks, examples, pythons
from harness.examples import Example
from harness.paths import ROOT
from harness.run import Runner

CHECK = re.compile(r"does not bear out '(\w+)'")
SURVIVORS = ROOT / "tests" / "survivors.toml"
DUMMY = {
    "Array", "Barrier", "BoundedSemaphore", "Condition", "Event", "JoinableQueue", "Lock", "Manager", "Pipe",
    "Pool", "Process", "Queue", "RLock", "Semaphore", "Value", "active_children", "current_process",
}  # fmt: skip
Mutation = Callable[[ast.Module, str], Iterator[tuple[int, str]]]


@dataclass(frozen=True)
class Mutant:
    """A broken copy of an example's program; ``line`` is where it was broken, ``number`` which of several there."""

    example: Example
    mutation: str
    line: int
    number: int
    source: str

    @property
    def name(self) -> str:
        return f"{self.example.name}:{self.line}:{self.mutation}" + f":{self.number}" * bool(self.number)


def swap(source: str, node: ast.AST, text: str) -> str:
    """The source with a node's text replaced; the programs are ASCII, so columns are characters."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    begin = starts[node.lineno - 1] + node.col_offset
    end = starts[node.end_lineno - 1] + node.end_col_offset
    return source[:begin] + text + source[end:]


def calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    """Calls of a function or method of one of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (
            getattr(node.func, "attr", None) in names or getattr(node.func, "id", None) in names
        ):
            yield node


def statements(tree: ast.Module, *names: str) -> Iterator[ast.Expr]:
    """Statements that only call a function or method of one of these names."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and node.value in calls(node, *names)
        ):
            yield node


def threads_for_processes(tree, source):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "multiprocessing":
            moved = [a.name for a in node.names if a.name in DUMMY]
            stay = [a.name for a in node.names if a.name not in DUMMY]
            text = f"from multiprocessing.dummy import {', '.join(moved)}"
            if stay:
                text += f"; from multiprocessing import {', '.join(stay)}"
            if moved:
                yield node.lineno, swap(source, node, text)


def run_for_start(tree, source):
    for call in calls(tree, "start"):
        if isinstance(call.func, ast.Attribute):
            yield call.lineno, swap(source, call, f"{ast.unparse(call.func.value)}.run()")


def join_removed(tree, source):
    for node in statements(tree, "join"):
        yield node.lineno, swap(source, node, "pass")


def lock_removed(tree, source):
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and "lock" in ast.unparse(node.items[0]).lower():
            yield (
                node.lineno,
                swap(source, node.items[0].context_expr, "__import__('contextlib').nullcontext()"),
            )


def order_reversed(tree, source):
    for node in ast.walk(tree):
        # A loop that does not look at its number is the same loop backwards.
        if (
            isinstance(node, (ast.For, ast.comprehension))
            and ast.unparse(node.iter).startswith("range(")
            and ast.unparse(node.target) != "_"
        ):
            yield node.iter.lineno, swap(source, node.iter, f"reversed({ast.unparse(node.iter)})")


def message_dropped(tree, source):
    for node in statements(tree, "put", "put_nowait", "send"):
        yield node.lineno, swap(source, node, "pass")


def one_worker(tree, source):
    for call in calls(tree, "Pool", "ProcessPoolExecutor"):
        if call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value != 1:
            yield call.lineno, swap(source, call.args[0], "1")


def assertion_negated(tree, source):
    # Not removed: an assertion that holds says nothing, so without it nothing changes.
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield node.lineno, swap(source, node.test, f"not ({ast.unparse(node.test)})")


def exception_swallowed(tree, source):
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise):
            yield node.lineno, swap(source, node, "pass")


def value_off_by_one(tree, source):
    # How long something waits is nobody's claim.
    times = {
        id(value)
        for call in calls(tree, "sleep", "join", "wait", "get", "put", "poll", "result")
        for value in [*call.args[-1:], *(k.value for k in call.keywords)]
    }
    times |= {
        id(k.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for k in node.keywords
        if k.arg == "timeout"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) is int and id(node) not in times:
            yield node.lineno, swap(source, node, str(node.value + 1))


def child_exits_otherwise(tree, source):
    targets = {
        keyword.value.id
        for call in calls(tree, "Process")
        for keyword in call.keywords
        if keyword.arg == "target" and isinstance(keyword.value, ast.Name)
    }
    for node in tree.body:
        last = node.body[-1] if isinstance(node, ast.FunctionDef) and node.name in targets else None
        if last and not isinstance(last, (ast.Raise, ast.While)):  # after these nothing is reached
            yield (
                node.lineno,
                swap(source, last, f"{ast.get_source_segment(source, last)}\n    raise SystemExit(7)"),
            )


def timeout_dropped(tree, source):
    for call in calls(tree, "get", "put"):
        for keyword in call.keywords:
            if keyword.arg == "timeout":
                yield keyword.value.lineno, swap(source, keyword.value, "0")


def self_for_parent(tree, source):
    for call in calls(tree, "getppid"):
        yield call.lineno, swap(source, call, "os.getpid()")


MUTATIONS: list[Mutation] = [
    threads_for_processes, run_for_start, join_removed, lock_removed, order_reversed, message_dropped, one_worker,
    assertion_negated, exception_swallowed, value_off_by_one, child_exits_otherwise, timeout_dropped, self_for_parent,
]  # fmt: skip


def mutants(example: Example) -> list[Mutant]:
    """All mutants of an example whose source differs from its own and can be compiled."""
    tree, found = ast.parse(example.source), []
    places: Counter[tuple[str, int]] = Counter()
    for mutation in MUTATIONS:
        for line, source in mutation(tree, example.source):
            if source != example.source:
                compile(source, example.name, "exec")
                place = mutation.__name__, line
                found.append(Mutant(example, *place, places[place], source))
                places[place] += 1
    return found


def faults(
    mutant: Mutant, folder: Path, site: list[pages.Page], runner: Runner, python: pythons.Python
) -> list[str]:
    """What the example's own tests say of the mutant: for each transcript, of the first run that something is wrong with."""
    program = folder / mutant.name.replace("/", "-").replace(":", "-") / mutant.example.program.name
    program.parent.mkdir()
    program.write_text(mutant.source)
    orders, claims = verdict.orders(site), verdict.claims(site, mutant.example)
    found: dict[str, list[str]] = {}
    for name, want in verdict.sessions(ROOT, mutant.example, python):
        if not found.get(name):
            mine = replace(want, request=replace(want.request, program=program))
            run = runner.run(mine.request)
            found[name] = [
                *verdict.against(name, orders.get(name, "process"), claims.get(name, set()), mine, run)
            ]
    return [fault for faults in found.values() for fault in faults]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("mutants", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of names of examples; all without one")
    parser.add_argument("--sample", type=int, help="only so many, drawn by chance")
    options = parser.parse_args(arguments)
    listed = tomllib.loads(SURVIVORS.read_text("utf-8"))
    certain = {name for entry in listed["survivor"] for name in entry["mutants"]}
    excused = certain | {name for entry in listed["chance"] for name in entry["mutants"]}
    python, site = pythons.own(), pages.every(ROOT)
    try:
        chosen = examples.named(ROOT, options.names)
    except ValueError as error:
        parser.error(str(error))
    made = [mutant for example in chosen if not example.lacks(python) for mutant in mutants(example)]
    if options.sample:
        made = random.sample(made, min(options.sample, len(made)))
    dead, alive, kills = Counter(), Counter(), Counter()
    unexcused, noticed, survivors = [], [], set()
    with tempfile.TemporaryDirectory() as folder, Runner() as runner:
        with ThreadPoolExecutor(runner.side_by_side) as pool:
            verdicts = pool.map(lambda m: faults(m, Path(folder), site, runner, python), made)
            for mutant, found in zip(made, verdicts, strict=True):
                (dead if found else alive)[mutant.mutation] += 1
                kills.update({name for fault in found for name in CHECK.findall(fault)})
                if found and mutant.name in certain:
                    noticed.append(mutant.name)
                    print(f"is noticed, take it off {SURVIVORS.name}: {mutant.name}\n{found[0]}", flush=True)
                if not found:
                    survivors.add(mutant.name)
                if not found and mutant.name not in excused:
                    unexcused.append(mutant.name)
                    print(f"survives: {mutant.name}", flush=True)
        print(runner.account())
    for mutation in MUTATIONS:
        name = mutation.__name__
        print(f"{name:24}{dead[name]:4} killed {alive[name]:4} survive")
    for name in checks.every():
        print(f"{name:24}{kills[name]:4} kills")
    idle = sorted(checks.every().keys() - kills.keys() - listed["idle"].keys())
    total = sum(dead.values()) + sum(alive.values())
    print(
        f"mutants: {total}, {sum(dead.values()) / max(1, total):.1%} killed; of those that can change anything"
        f" {sum(dead.values()) / max(1, total - len(certain & survivors)):.1%}; {len(unexcused)} survive without a reason"
    )
    if not options.names and not options.sample:
        if idle:
            print(f"mutants: no mutant fails {', '.join(idle)}: such a check has proved nothing")
        if not unexcused:  # the pages say that each survivor has its reason
            proof.note(
                "mutants", {"made": total, "killed": sum(dead.values()), "excused": sum(alive.values())}
            )
    return 1 if unexcused or noticed or (idle and not options.names and not options.sample) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
