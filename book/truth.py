"""What is true of every recorded run, whatever the program: by these rules its stays cannot be made up.

A rule yields what is wrong, as the end of a message. The times of a run are those of book.stays.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from book.lines import calls
from book.shelf import function
from book.stays import SHORT, RecordedRun, Stay
from harness.examples import Example

SLACK = SHORT  # UNITs: to call wait() and to come back from it takes a process some time of its own
CLOSE = 1000  # PIDs of one run are closer than that, unless the system began again with small numbers


def faults(run: RecordedRun, example: Example) -> Iterator[str]:
    """What cannot be so in a run of an example. Raises FaultError where the program cannot be read."""
    yield from lanes(run)
    yield from prints(run)
    yield from lines(run, example)
    yield from order(run)
    yield from barriers(run, example)
    yield from joins(run, example)


def lanes(run: RecordedRun) -> Iterator[str]:
    """Nothing happens before a birth or after an end, and no time is spent twice."""
    for number, lane in enumerate(run.lanes):
        who = f"{lane.name} {lane.pid}"
        if lane.parent >= 0 and lane.born < run.lanes[lane.parent].born:
            yield f"{who} is born before its parent"
        for other in run.lanes:
            if other.parent == lane.parent and lane.born < other.born and 0 < lane.pid - other.pid < CLOSE:
                yield f"{who} is born before {other.name} {other.pid}, which has the smaller PID"
        mine = run.of(number)
        if not mine:
            yield f"{who} stays nowhere"
        for stay, until in mine:
            if not lane.born <= stay.at <= until <= lane.ended:
                yield f"{who} is at line {stay.line} before its birth, after its end, or out of order"
            elif min(stay.run, stay.ready) < 0 or stay.run + stay.ready > until - stay.at + 1:
                yield f"{who} runs longer at line {stay.line} than it stays there"
    for stay in run.stays:
        if not run.lanes[stay.lane].born <= stay.at <= run.lanes[stay.lane].ended:
            yield f"a thread of {run.lanes[stay.lane].name} prints before its birth or after its end"


def prints(run: RecordedRun) -> Iterator[str]:
    """Every printed line has one step, of the process that printed it, and these come in its order."""
    found: dict[int, list[Stay]] = defaultdict(list)
    for stay in run.stays:
        if stay.printed is not None:
            found[stay.printed].append(stay)
    for number, (pid, _) in enumerate(run.session.lines):
        steps = found.pop(number, [])
        if [str(run.lanes[stay.lane].pid) for stay in steps] != [pid] * bool(pid):
            yield f"printed line {number + 1} has {len(steps)} steps, or one of another process"
    if found:
        yield f"steps print lines that there are not: {sorted(found)}"
    for number in range(len(run.lanes)):
        order = [stay.printed for stay in run.stays if stay.lane == number and stay.printed is not None]
        if order != sorted(order):
            yield f"{run.lanes[number].name} prints its lines in another order than its steps"


def lines(run: RecordedRun, example: Example) -> Iterator[str]:
    """The lines of steps are lines of the program, and one that prints can print this text."""
    count = len(example.source.splitlines())
    for stay in run.stays:
        if not 0 <= stay.line <= count:
            yield f"a step at line {stay.line} of {count}"
        if stay.printed is None or stay.printed >= len(run.session.lines):
            continue
        text = run.session.lines[stay.printed][1]
        able = [call for call in calls(example) if call.text.fullmatch(text)]
        if not any(call.line <= stay.line <= call.last or (call.passed and not stay.line) for call in able):
            yield f"line {stay.line} of the program cannot print {text!r}"


def order(run: RecordedRun) -> Iterator[str]:
    """There is an order in which each line is printed between its step and the next of its thread."""
    ends = {
        stay.printed: until
        for number in range(len(run.lanes))
        for stay, until in run.of(number)
        if stay.printed is not None
    }
    begins = {stay.printed: stay.at for stay in run.stays if stay.printed is not None}
    latest = 0
    for number in sorted(begins):
        latest = max(latest, begins[number])
        if latest > ends.get(number, latest):
            yield f"printed line {number + 1} was over before one above it began"


def barriers(run: RecordedRun, example: Example) -> Iterator[str]:
    """Who waits at a barrier does not go on, and does not run, before as many have come as it asks for."""
    for at, parties in barrier_lines(example.tree):
        waits = [
            (stay, until)
            for number in range(len(run.lanes))
            for stay, until in run.of(number)
            if stay.line in at
        ]
        come = sorted(stay.at for stay, _ in waits)
        if len(come) != parties:  # it is used again, or broken
            continue
        for stay, until in waits:
            yield from kept(run, stay, until, come[-1], "the barrier opens")


def joins(run: RecordedRun, example: Example) -> Iterator[str]:
    """Who has joined so many processes goes on after as many have ended, and does not run before."""
    where = join_lines(example.tree)
    for number, lane in enumerate(run.lanes):
        ended = sorted(
            other.ended
            for other in run.lanes
            if is_child(run, other.parent, number) and other.pid != lane.pid
        )
        passed = [(stay, until) for stay, until in run.of(number) if stay.line in where]
        for joined, (stay, until) in enumerate(passed):
            if joined < len(ended):
                yield from kept(run, stay, until, ended[joined], "a process that it joins has ended")


def kept(run: RecordedRun, stay: Stay, until: int, opens: int, what: str) -> Iterator[str]:
    """Whether a process stays at a line until something happens, and waits until then."""
    who = run.lanes[stay.lane].name
    if until + SLACK < opens:
        yield f"{who} leaves line {stay.line} before {what}"
    elif stay.at < opens and stay.run > max(0, until - opens) + 2 * SLACK:
        yield f"{who} runs in line {stay.line} before {what}"


def is_child(run: RecordedRun, parent: int, number: int) -> bool:
    """Whether a parent is this process, or the server that forks for it."""
    if parent < 0:
        return False
    return parent == number or (run.lanes[parent].name == "forkserver" and run.lanes[parent].parent == number)


@lru_cache(maxsize=256)
def barrier_lines(tree: ast.Module) -> list[tuple[set[int], int]]:
    """For each barrier the lines that are nothing but the wait at it, and how many it asks for."""
    sizes = {
        target.id: node.value.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
        and function(node.value) == "Barrier"
        and node.value.args
        and isinstance(node.value.args[0], ast.Constant)
        and isinstance(node.value.args[0].value, int)
    }
    waits = method_lines(tree, "wait")
    return [({line for line, name in waits.items() if name == one}, size) for one, size in sizes.items()]


@lru_cache(maxsize=256)
def join_lines(tree: ast.Module) -> frozenset[int]:
    """The lines that are nothing but the join of a process, without a time limit."""
    processes: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and makes_process(node.value, processes):
            processes |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and getattr(node.iter, "id", "") in processes:
            processes |= {getattr(node.target, "id", "")}
    return frozenset(line for line, name in method_lines(tree, "join").items() if name in processes)


def makes_process(value: ast.expr, known: set[str]) -> bool:
    """Whether a value is a process, or a list of them."""
    if isinstance(value, ast.Call):
        return function(value) == "Process"
    if isinstance(value, ast.ListComp):
        return makes_process(value.elt, known)
    if isinstance(value, ast.List):
        return any(makes_process(item, known) or getattr(item, "id", "") in known for item in value.elts)
    return False


def method_lines(tree: ast.Module, method: str) -> dict[int, str]:
    """The lines that only call a method, without arguments, each with the name that it is called of."""
    return {
        node.lineno: node.value.func.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr == method
        and isinstance(node.value.func.value, ast.Name)
        and not (node.value.args or node.value.keywords)
    }
