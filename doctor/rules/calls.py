"""Faults in a single call: its parentheses are missing, or it is given a thing of another kind."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import Each, Program, Value, argument_of
from doctor.rules.arguments import required
from doctor.rules.flow import kind_of
from doctor.rules.locks import LOCKS
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of, text_of

COUNTS = {"os.cpu_count", "os.process_cpu_count", "multiprocessing.cpu_count"}
QUEUES = ("Queue", "JoinableQueue", "Manager.Queue")
CHUNKED = ("map", "map_async", "starmap", "starmap_async", "imap", "imap_unordered")  # as their third
SPREAD = ("Process", "apply", "apply_async")  # what passes the items of args one by one


def workers_of(program: Program, call: ast.Call) -> ast.expr | None:
    """How many workers a pool or an executor is asked for; None where that is not written."""
    name = {"Pool": "processes", "ProcessPoolExecutor": "max_workers"}.get(program.kind(call), "")
    return argument_of(call, name, 0) if name else None


@rule("count-not-called", "errors-pools#pool-arguments")
def count_not_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        given = workers_of(program, call)
        if given is not None and program.path(given) in COUNTS and not program.is_tried(call):
            yield given, (name_of(given),)


@rule("count-is-text", "errors-pools#pool-arguments")
def count_is_text(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``Pool(args.workers)``, and what reads the command line gives a text without ``type=int``."""
    for call in program.calls:
        given = workers_of(program, call)
        if (
            isinstance(given, ast.Attribute)
            and is_parsed(program, given.value)
            and not program.is_tried(call)
        ):
            added = [one for one in program.calls if destination(one) == given.attr]
            words = [{word.arg for word in one.keywords} for one in added]
            if added and all(not one & {"type", "action", "nargs", None} for one in words):
                yield given, (name_of(given),)


def is_parsed(program: Program, value: ast.expr) -> bool:
    """Whether this is what parse_args() returned."""
    held = program.values(value)
    return bool(held) and all(method(one, "parse_args") for one in held if isinstance(one, ast.AST))


def destination(call: ast.Call) -> str:
    """The name of the attribute that add_argument() makes; "" for all else."""
    texts = [text for one in call.args if (text := text_of(one)) is not None]
    named = [word.value for word in call.keywords if word.arg == "dest"]
    if method(call, "add_argument") is None or not texts:
        return ""
    if named:
        return text_of(named[0]) or ""
    long = [text for text in texts if text.startswith("--")] or texts
    return long[0].lstrip("-").replace("-", "_")


def is_wait(value: ast.expr) -> bool:
    """Whether this can only be meant as a time: a number that is neither 0 nor 1."""
    plain = value.value if isinstance(value, ast.Constant) else None
    return isinstance(plain, (int, float)) and plain not in (0, 1)


def waits(program: Program, names: dict[str, int], kinds: tuple[str, ...]) -> Iterator[ast.expr]:
    """Times that are given as block, where a call has no other argument behind it."""
    for call in program.calls:
        for name, number in names.items():
            of = method(call, name)
            last = call.args[-1] if len(call.args) == number + 1 and not call.keywords else call.func
            if of is not None and is_wait(last) and kind_of(program, of) in kinds:
                yield last


@rule("time-as-block", "queues#timeouts")
def time_as_block(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for value in waits(program, {"get": 0, "put": 1}, QUEUES):
        yield value, (name_of(program.parent[value]), ast.unparse(value))


@rule("time-as-block-of-lock", "locks#acquire-timeout")
def time_as_block_of_lock(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for value in waits(program, {"acquire": 0}, LOCKS):
        yield value, (name_of(program.parent[value]), ast.unparse(value))


@rule("chunk-is-fraction", "errors-pools#pool-arguments")
def chunk_is_fraction(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way not in (*CHUNKED, "executor.map"):
            continue
        size = argument_of(one.call, "chunksize", 2 if one.way in CHUNKED else len(one.call.args))
        held = program.held(size) if size is not None else []
        if size is not None and held and all(is_fraction(each) for each in held):
            yield one.call, (name_of(one.call), ast.unparse(size))


def is_fraction(value: Value) -> bool:
    """Whether this is a float as it stands there."""
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.Div)
    return isinstance(value, ast.Constant) and isinstance(value.value, float)


@rule("keys-only", "arguments#args-kwargs")
def keys_only(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way in SPREAD:
            given = argument_of(one.call, "args", 3 if one.way == "Process" else 1)
            held = program.held(given) if given is not None else []
        elif one.way.startswith("starmap") and one.each:
            held = items_of(program, one.each[0])
        else:
            continue
        if held and all(isinstance(each, ast.Dict) and each.keys for each in held):
            yield one.call, (name_of(one.target),)


def items_of(program: Program, each: ast.expr) -> list[Value]:
    """The items of what a list, a comprehension or a generator of the file holds; [] where not known."""
    items = list[Value]()
    for one in program.held(each):
        if isinstance(one, ast.List):
            items += one.elts
        elif isinstance(one, (ast.ListComp, ast.GeneratorExp)):
            items.append(one.elt)
        elif isinstance(one, ast.Call) and program.is_generator(known := program.definition(one.func)):
            items += [node.value for node in program.body(known or one) if isinstance(node, ast.Yield)]
        else:
            return []
    return items


@rule("text-as-target", "errors-calls#result-as-target")
def text_as_target(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        texts = [text for value in program.held(one.target) for text in (written_in(value) or [None])]
        if texts and all(is_text(text) for text in texts):
            yield one.target, (name_of(one.target),)


def written_in(value: Value) -> list[Value]:
    """A value itself; of what a loop goes through, the items that are written out."""
    if isinstance(value, Each):
        return [*value.of.elts] if isinstance(value.of, (ast.List, ast.Tuple)) else []
    return [value]


def is_text(value: Value) -> bool:
    """Whether this is a text as it stands there."""
    return isinstance(value, ast.JoinedStr) or text_of(value) is not None


@rule("run-with-parameters", "errors-calls#missing-argument")
def run_with_parameters(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    made = {program.definition(call.func) for call in program.calls}
    begun = any(method(call, "start") is not None for call in program.calls)
    for known in program.nodes:
        if not isinstance(known, ast.ClassDef) or known not in made or not begun:
            continue
        names = {getattr(node, "name", "") for node in known.body}
        runs = program.defined.get((known, "run"), [])
        if not program.is_process(known) or "start" in names or len(runs) != 1:
            continue
        run = runs[0]
        if isinstance(run, ast.FunctionDef) and not run.decorator_list and (wanted := required(program, run)):
            yield run, (known.name, ", ".join(wanted))


@rule("callback-called", "pool-wait#callbacks")
def callback_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for word in one.call.keywords if one.way.endswith("_async") else ():
            if word.arg in ("callback", "error_callback") and gives_nothing(program, word.value):
                yield word.value, (name_of(word.value), name_of(getattr(word.value, "func", word.value)))


def gives_nothing(program: Program, value: ast.expr) -> bool:
    """Whether this is a call that is certain to return no function."""
    if method(value, "append", "extend", "put") is not None:
        return True
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name):
        return False
    if value.func.id == "print":
        return program.place("print", value.func) is None
    known = program.definition(value.func)
    ends = [node for node in program.body(known) if isinstance(node, ast.Return)] if known else []
    is_plain = isinstance(known, ast.FunctionDef) and not known.decorator_list
    return is_plain and all(node.value is None for node in ends) and not program.is_generator(known)
