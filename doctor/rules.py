"""What a program's text shows to be wrong, one function a fault; the words are in doctor/words.py.

A rule rather says nothing than something that is not so: where a name may stand for several things, where a
function may be called in another way, it is silent.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doctor.names import (
    FUNCTIONS,
    SHARED,
    STARTERS,
    THREADS,
    Each,
    Function,
    Handed,
    Program,
    Value,
    arguments,
)

PLAIN = (ast.Constant, ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.Tuple)
CHANGES = ("append", "extend", "insert", "add", "update", "setdefault", "pop", "remove", "clear", "discard")
PROCESS_WORDS = {"group", "target", "name", "args", "kwargs", "daemon"}
DRAWS = {"random", "randint", "randrange", "uniform", "choice", "choices", "sample", "shuffle", "gauss"}
DRAWS |= {"normal", "rand", "randn", "permutation", "normalvariate", "standard_normal"}
MANY = 2  # processes
STATEMENTS = 3  # that make, start and join a process
# What several processes use at the same time.
SYNCHRONIZERS = {"Lock", "RLock", "Semaphore", "BoundedSemaphore", "Barrier", "Condition"}
HARMLESS = {"print", "sleep", "getpid", "len", "range", "time", "perf_counter", "current_process", "tuple"}
HARMLESS |= {"format", "str"}
FIVE = 5  # arguments of apply_async, the last of which is called on errors


@dataclass(frozen=True)
class Found:
    """What a rule found: the line, from 1, and what its words are filled in with."""

    rule: str
    line: int
    names: tuple[str, ...] = ()


Finder = Callable[[Program], Iterator[tuple[ast.AST, tuple[str, ...]]]]
RULES: dict[str, Finder] = {}
SECTIONS: dict[str, str] = {}  # the section that explains it, by rule


def rule(name: str, section: str) -> Callable[[Finder], Finder]:
    """Register a rule under its name; it yields what is wrong, and what its words are filled in with."""

    def register(function: Finder) -> Finder:
        RULES[name], SECTIONS[name] = function, section
        return function

    return register


def examine(program: Program) -> list[Found]:
    """All that the rules find, by line."""
    found = {
        Found(name, getattr(node, "lineno", 1), names)
        for name, function in RULES.items()
        for node, names in function(program)
    }
    return sorted(found, key=lambda one: (one.line, one.rule))


def name_of(node: ast.AST) -> str:
    """How a name, an attribute or a call reads in the program."""
    if isinstance(node, ast.Lambda):
        return "lambda"
    if isinstance(node, ast.Call):
        return f"{name_of(node.func)}(…)" if node.args or node.keywords else f"{name_of(node.func)}()"
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    if isinstance(node, ast.Name):
        return node.id
    return ast.unparse(node)


def method(node: ast.AST | None, *names: str) -> ast.expr | None:
    """The object whose method of one of these names a call calls."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
        return node.func.value
    return None


def line(node: ast.AST) -> int:
    """The line of a node, from 1."""
    return int(getattr(node, "lineno", 0))


def same(left: ast.AST, right: ast.AST) -> bool:
    """Whether two expressions read alike, be they read or assigned to."""
    return ast.unparse(left) == ast.unparse(right)


def statement(program: Program, node: ast.AST) -> ast.stmt | None:
    """The innermost statement that a node is part of."""
    if isinstance(node, ast.stmt):
        return node
    return next((one for one in program.ancestors(node) if isinstance(one, ast.stmt)), None)


def is_repeated(program: Program, node: ast.AST) -> bool:
    """Whether a node is executed more than once: it is in a loop of its function."""
    loops = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.DictComp, ast.SetComp)
    for one in program.ancestors(node):
        if isinstance(one, FUNCTIONS):
            return False
        if isinstance(one, loops):
            return True
    return False


# ---- starting ----


@rule("no-guard", "guard#no-guard")
def no_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    for node in program.at_import():
        if started := starts(program, node):
            yield node, (started,)
            return


def starts(program: Program, node: ast.AST) -> str:
    """What a call starts, as it reads; "" where it starts no process."""
    if not isinstance(node, ast.Call):
        return ""
    kind = program.kind(node)
    if kind in ("Pool", "Manager") and program.path(node.func):
        return name_of(node)
    if (of := method(node, "start")) is not None and program.kind(of) == "Process":
        return name_of(node)
    if (of := method(node, "submit", "map")) is not None and program.kind(of) == "ProcessPoolExecutor":
        return name_of(node)
    return ""


@rule("set-method-outside-guard", "start-choose#context-already-set")
def set_method_outside_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    for node in program.at_import():
        if isinstance(node, ast.Call) and program.named(node.func) == "set_start_method":
            forced = len(node.args) > 1 or any(word.arg in ("force", None) for word in node.keywords)
            tried = any(isinstance(one, ast.Try) for one in program.ancestors(node))
            if (
                not forced
                and not tried
                and (program.handed or any(starts(program, one) for one in program.calls))
            ):
                yield node, ()


@rule("run-not-start", "process-life#run")
def run_not_start(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "run")
        if of is not None and not call.args and not call.keywords and program.kind(of) == "Process":
            yield call, (name_of(of),)


@rule("start-returns-none", "errors-process#start-returns-none")
def start_returns_none(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if isinstance(node, ast.Assign) and (of := method(node.value, "start")) is not None:
            target = node.targets[0]
            if isinstance(of, ast.Call) and program.kind(of) == "Process" and isinstance(target, ast.Name):
                uses = [one for one in program.names[target.id] if program.scope[one] is program.scope[node]]
                if any(isinstance(program.parent[one], ast.Attribute) for one in uses):
                    yield node, (target.id,)


def same_name(left: ast.AST | None, right: ast.Name) -> bool:
    """Whether this is that name."""
    return isinstance(left, ast.Name) and left.id == right.id


@rule("target-missing", "process#group")
def target_missing(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        if is_plain_process(program, call) and call.args:
            first = call.args[0]
            if program.function(first) or isinstance(first, ast.Lambda):
                yield call, (name_of(first),)


def is_plain_process(program: Program, node: ast.AST) -> bool:
    """Whether a call makes a Process, of no class of the file's own."""
    return isinstance(node, ast.Call) and program.kind(node) == "Process" and bool(program.path(node.func))


@rule("unknown-keyword", "errors-calls#unknown-keyword")
def unknown_keyword(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        if is_plain_process(program, call):
            for word in call.keywords:
                if word.arg and word.arg not in PROCESS_WORDS:
                    yield call, (word.arg,)


@rule("daemon-too-late", "errors-process#daemon-too-late")
def daemon_too_late(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for block in blocks(program):
        started = list[ast.expr]()
        for one in block:
            if isinstance(one, ast.Expr) and (of := method(one.value, "start")) is not None:
                started += [of] if program.kind(of) == "Process" else []
            elif isinstance(one, ast.Assign):
                for target in one.targets:
                    if (
                        isinstance(target, ast.Attribute)
                        and target.attr == "daemon"
                        and any(same(target.value, of) for of in started)
                    ):
                        yield one, (name_of(target.value),)
                    started = [of for of in started if not same(of, target)]


def blocks(program: Program) -> Iterator[list[ast.stmt]]:
    """All statements that follow one another."""
    for node in program.nodes:
        for name in ("body", "orelse", "finalbody"):
            held = getattr(node, name, None)
            if isinstance(held, list) and held:
                yield held


@rule("one-after-another", "create#one-loop")
def one_after_another(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for loop in program.nodes:
        # Nothing else is done in the loop, and each child gets an item of its own, or a lock and the like:
        # then nothing needs one to have ended when the next begins.
        if not isinstance(loop, ast.For):
            continue
        body = [part for part in loop.body if not is_append(part)]
        if len(body) != STATEMENTS or not isinstance(body[0], ast.Assign):
            continue
        name, (made, start, join) = body[0].targets[0], (getattr(part, "value", None) for part in body)
        if not isinstance(name, ast.Name) or not isinstance(made, ast.Call) or not isinstance(join, ast.Call):
            continue
        if not same_name(method(start, "start"), name) or not same_name(method(join, "join"), name):
            continue
        if program.kind(made) != "Process" or join.args or join.keywords:
            continue
        items = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
        plain = bool(program.path(made.func))
        held = positional(made) if plain else [*made.args, *(word.value for word in made.keywords)]
        own = [
            isinstance(one, ast.Name) and (one.id in items or program.kind(one) in SYNCHRONIZERS)
            for one in held
        ]
        if all(own) and (held or not plain):
            yield join, (name.id,)


def is_append(part: ast.stmt) -> bool:
    """Whether a statement only puts something into a list."""
    return isinstance(part, ast.Expr) and method(part.value, "append") is not None


# ---- targets and arguments ----


@rule("target-called", "process#target-called")
def target_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if not isinstance(one.target, ast.Call):
            continue
        function = program.definition(one.target.func)
        if isinstance(function, ast.FunctionDef) and not function.decorator_list and gives_data(function):
            yield one.target, (name_of(one.target), name_of(one.target.func))


def gives_data(function: ast.FunctionDef) -> bool:
    """Whether what a function returns can be no function."""
    todo, data = [*function.body], (*PLAIN, ast.BinOp, ast.Compare, ast.JoinedStr, ast.UnaryOp)
    while todo:
        node: ast.AST = todo.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return False
        if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, data):
            return False
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            todo += ast.iter_child_nodes(node)  # type: ignore[arg-type]
    return True


@rule("coroutine", "errors-calls#coroutine-as-target")
def coroutine(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way == "Process" and isinstance(program.function(one.target), ast.AsyncFunctionDef):
            yield one.target, (name_of(one.target),)


@rule("missing-comma", "arguments#missing-comma")
def missing_comma(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way not in ("Process", "apply", "apply_async"):
            continue
        words = [word.value for word in one.call.keywords if word.arg == "args"]
        number = 3 if one.way == "Process" else 1
        for given in words or one.call.args[number : number + 1]:
            if is_no_tuple(program, one, given):
                yield given, (name_of(given),)


def is_no_tuple(program: Program, one: Handed, given: ast.expr) -> bool:
    """Whether what is given as args was meant to be a tuple of one."""
    if isinstance(given, ast.Constant):
        return given.value is not None and given.value != "" and given.value != b""
    if isinstance(given, ast.JoinedStr):
        return True
    looped = [value.of for value in program.values(given) if isinstance(value, Each)]
    written = [item for of in looped if isinstance(of, (ast.List, ast.Tuple)) for item in of.elts]
    if any(isinstance(item, ast.Constant) for item in written):
        return True
    if not in_parentheses(program, given):
        return False
    # A name in parentheses may be a tuple; one that the function is to have as a whole is none.
    function = program.function(one.target)
    if not isinstance(given, ast.Name) or not function or function.args.vararg:
        return False
    if program.kind(given) in SHARED | THREADS:
        return True
    held = program.values(given)
    texts = [value for value in held if isinstance(value, (ast.Constant, ast.JoinedStr))]
    counted = [value for value in held if isinstance(value, Each) and is_range(value.of)]
    return bool(held) and len(texts) + len(counted) == len(held)


def is_range(node: ast.expr) -> bool:
    """Whether this is range(…), whose items are numbers."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"


def in_parentheses(program: Program, node: ast.expr) -> bool:
    """Whether an expression stands in parentheses of its own."""
    first, last = program.lines[node.lineno - 1], program.lines[(node.end_lineno or 1) - 1]
    before = first.encode()[: node.col_offset].decode(errors="replace").rstrip()
    after = last.encode()[node.end_col_offset or 0 :].decode(errors="replace").lstrip()
    return before.endswith(("=(", "= (", ", (", ",(")) and after.startswith(")")


@rule("lambda", "cannot-pickle#lambda-target")
def lambda_target(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if isinstance(one.target, ast.Lambda) and one.way == "Process" and not program.wants_fork:
            yield one.target, ()


@rule("lambda-task", "pool-errors#lambda")
def lambda_task(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if isinstance(one.target, ast.Lambda) and one.way not in ("Process", "initializer"):
            yield one.target, (one.way.rpartition(".")[2],)


@rule("local-function", "cannot-pickle#local-target")
def local_function(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.function(one.target)
        if function is None or (one.way in ("Process", "initializer") and program.wants_fork):
            continue
        scope = program.scope[function]
        is_global = (scope, function.name) in program.globals
        if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)) and not is_global:
            yield one.target, (function.name, str(function.lineno))


@rule("shared-as-task", "pool-queue#inheritance")
def shared_as_task(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way in ("Process", "initializer"):
            continue
        for value in given(program, one):
            if (kind := program.kind(value)) in SHARED:
                yield value, (name_of(value), kind)


def given(program: Program, one: Handed) -> Iterator[ast.expr]:
    """All that a function is given, as far as it is written out."""
    if isinstance(one.target, ast.Call) and program.named(one.target.func) == "functools.partial":
        yield from [*one.target.args[1:], *(word.value for word in one.target.keywords)]
    todo = [*(one.values or []), *one.each]
    while todo:
        value = todo.pop()
        if isinstance(value, (ast.List, ast.Tuple)):
            todo += value.elts
        elif isinstance(value, (ast.ListComp, ast.GeneratorExp)):
            todo.append(value.elt)
        else:
            yield value


@rule("thread-lock", "cannot-pickle#lock-argument")
def thread_lock(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way == "initializer":
            continue
        for value in given(program, one):
            if (kind := program.kind(value)) in THREADS:
                module = "queue" if kind.endswith("Queue") else "threading"
                yield value, (name_of(value), f"{module}.{kind.partition('.')[2]}")


@rule("pool-in-self", "errors-objects#pool-in-self")
def pool_in_self(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        target, known = one.target, program.class_of(one.call)
        if (
            known is None
            or one.way == "initializer"
            or not isinstance(program.definition(target), ast.FunctionDef)
        ):
            continue
        if not isinstance(target, ast.Attribute) or one.way == "Process":
            continue
        names = {getattr(node, "name", "") for node in known.body} | {
            base.id for base in known.bases if isinstance(base, ast.Name)
        }
        own = program.definition(target)
        plain = isinstance(own, ast.FunctionDef) and not own.decorator_list
        if plain and not names & {"__getstate__", "__reduce__", "__reduce_ex__"} and not known.bases:
            of = one.call.func.value if isinstance(one.call.func, ast.Attribute) else None
            if isinstance(of, ast.Attribute) and program.values(of) and program.kind(of) == "Pool":
                yield one.call, (name_of(target), name_of(of))


@rule("input-in-child", "errors-calls#input-in-child")
def input_in_child(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for function in program.in_children():
        for node in program.executed(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input":
                changed = any(
                    isinstance(one, ast.Attribute) and one.attr == "stdin" and isinstance(one.ctx, ast.Store)
                    for one in program.nodes
                )
                tried = any(isinstance(one, ast.Try) for one in program.ancestors(node))
                if program.place("input", node.func) is None and not changed and not tried:
                    yield node, (getattr(function, "name", ""),)


@rule("daemon-children", "daemon#daemon-children")
def daemon_children(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    daemons = set_daemon(program)
    for one in program.handed:
        function = program.function(one.target)
        if function is None or not is_daemon(program, one, daemons):
            continue
        for node in program.executed(function):
            started = starts(program, node)
            tried = any(isinstance(up, ast.Try) for up in program.ancestors(node))
            executor = started and method(node, "submit", "map") is not None
            if started and not tried and not (executor and one.way != "Process"):
                yield node, (started, function.name)
                break


def set_daemon(program: Program) -> set[tuple[ast.AST, str]]:
    """The names, with their scopes, whose attribute daemon is set to True."""
    return {
        (program.scope[node], name_of(target.value))
        for node in program.nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is True
        for target in node.targets
        if isinstance(target, ast.Attribute)
        and target.attr == "daemon"
        and len(program.values(target.value)) == 1
    }


def is_daemon(program: Program, one: Handed, daemons: set[tuple[ast.AST, str]]) -> bool:
    """Whether a function is run by a daemon process: one of a Pool, or made so."""
    if one.way != "Process":
        of = one.call.func.value if isinstance(one.call.func, ast.Attribute) else one.call
        return program.kind(of) == "Pool"
    for word in one.call.keywords:
        if word.arg == "daemon":
            return isinstance(word.value, ast.Constant) and word.value.value is True
    up = program.parent.get(one.call)
    return isinstance(up, ast.Assign) and (program.scope[one.call], name_of(up.targets[0])) in daemons


# ---- pools ----


@rule("result-dropped", "pool-traps#dropped-error")
def result_dropped(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way not in ("apply_async", "map_async", "starmap_async", "submit"):
            continue
        if not isinstance(program.parent[one.call], ast.Expr):
            continue
        if any(word.arg in ("error_callback", None) for word in one.call.keywords):
            continue
        if len(one.call.args) == FIVE or any(isinstance(up, ast.Try) for up in program.ancestors(one.call)):
            continue
        function = program.function(one.target)
        if function and not may_fail(program, function):
            continue
        if not isinstance(one.target, (ast.Name, ast.Attribute)) or name_of(one.target) in HARMLESS:
            continue
        yield one.call, (one.way, name_of(one.target))


def may_fail(program: Program, function: Function) -> bool:
    """Whether a function may let an exception out; one that prints and sleeps may not."""
    for one in function.body:
        if isinstance(one, ast.Try) and any(is_broad(handler) for handler in one.handlers):
            return False
    for node in program.body(function):
        if isinstance(node, (ast.Raise, ast.Assert, ast.Subscript, ast.Import, ast.ImportFrom)):
            return True
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(
            node.op, (ast.Div, ast.FloorDiv, ast.Mod)
        ):
            return True
        if isinstance(node, ast.Call) and not is_harmless(program, node):
            return True
    return False


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether this catches all that a task usually raises."""
    return handler.type is None or (
        isinstance(handler.type, ast.Name) and handler.type.id in ("Exception", "BaseException")
    )


def is_harmless(program: Program, call: ast.Call) -> bool:
    """Whether a call only prints, sleeps, counts, or makes something empty."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in HARMLESS:
        return True
    known = program.definition(call.func)
    return isinstance(known, ast.FunctionDef) and only_prints(known)


def only_prints(function: ast.FunctionDef) -> bool:
    """Whether a function is a helper that prints."""
    return len(function.body) == 1 and all(
        not isinstance(node, ast.Call) or name_of(node.func) in ("print", "os.getpid", "getpid", "str")
        for node in ast.walk(function.body[0])
    )


@rule("with-ends-tasks", "pool#with-ends-tasks")
def with_ends_tasks(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if not isinstance(node, ast.With):
            continue
        for item in node.items:
            name = item.optional_vars
            if not isinstance(name, ast.Name) or program.kind(item.context_expr) != "Pool":
                continue
            inside = [one for part in node.body for one in ast.walk(part)]
            waits = {"get", "wait", "join", "sleep", "ready", "result", "next", "acquire"}
            waits |= {"apply", "map", "starmap", "imap", "imap_unordered", "input"}
            called = {
                one.func.attr if isinstance(one.func, ast.Attribute) else getattr(one.func, "id", "")
                for one in inside
                if isinstance(one, ast.Call)
            }
            asks = [
                one
                for one in inside
                if (of := method(one, "apply_async", "map_async", "starmap_async")) is not None
                and same_name(of, name)
            ]
            # The name may be handed on, and waited for elsewhere.
            used = [one for one in inside if same_name(one, name)]
            helpers = {
                one.name for one in program.tree.body if isinstance(one, ast.FunctionDef) and only_prints(one)
            }
            others = (
                called
                - {"apply_async", "map_async", "starmap_async", "append", "range", "print", "len"}
                - helpers
            )
            if asks and len(used) == len(asks) and not called & waits and not others:
                yield asks[0], (name.id,)


@rule("join-before-close", "pool-errors#pool-still-running")
def join_before_close(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "join")
        if not isinstance(of, ast.Name) or program.kind(of) != "Pool":
            continue
        inside = [up for up in program.ancestors(call) if isinstance(up, (ast.Try, ast.While))]
        place = program.place(of.id, of)
        ends = calls_of(program, of, "close", "terminate", "__exit__")
        passed = any(
            isinstance(program.parent[one], ast.Call) and one in getattr(program.parent[one], "args", ())
            for one in program.names[of.id]
        )
        before = [one for one in ends if one.lineno <= call.lineno]
        outside = is_with(program, of) and not any(
            isinstance(up, ast.With)
            and any(item.optional_vars is not None and same_name(item.optional_vars, of) for item in up.items)
            for up in program.ancestors(call)
        )
        if not before and not inside and not passed and place is program.scope[call] and not outside:
            yield call, (of.id,)


def calls_of(program: Program, name: ast.Name, *methods: str) -> list[ast.Call]:
    """The calls of these methods of what a name stands for, wherever it is named so."""
    uses = [program.parent[program.parent[one]] for one in program.names[name.id]]
    return [one for one in uses if isinstance(one, ast.Call) and same_name(method(one, *methods), name)]


def is_with(program: Program, name: ast.Name) -> bool:
    """Whether a name stands in the head of a with statement."""
    return any(
        isinstance(up, ast.withitem) for one in program.names[name.id] for up in program.ancestors(one)
    )


@rule("pool-not-closed", "pool#close-join-terminate")
def pool_not_closed(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        if not isinstance(node.value, ast.Call) or program.kind(node.value) != "Pool":
            continue
        name, scope = node.targets[0], program.scope[node]
        if (scope, name.id) in program.globals or not isinstance(
            program.parent[node], (ast.Module, ast.If, *FUNCTIONS)
        ):
            continue
        uses = [one for one in program.names[name.id] if one is not name]
        only_tasks = all(
            isinstance(up := program.parent[one], ast.Attribute)
            and up.attr
            in (
                "map",
                "starmap",
                "apply_async",
                "imap",
                "apply",
                "imap_unordered",
                "map_async",
                "starmap_async",
            )
            for one in uses
        )
        if uses and only_tasks and not is_with(program, name):
            yield node, (name.id,)


# ---- queues ----


@rule("join-before-get", "queue-hangs#join-before-get")
def join_before_get(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    joins, uses = joined(program), dict[tuple[ast.AST, str], tuple[list[int], list[int]]]()
    for one in program.handed:
        function = program.function(one.target)
        if one.way != "Process" or not one.values or not function or function.args.vararg:
            continue
        names = [word.arg for word in arguments(function)]
        if names[:1] == ["self"]:
            names = names[1:]
        scope, end = program.scope[one.call], one.call.end_lineno or 0
        for number, value in enumerate(positional(one.call)):
            if not isinstance(value, ast.Name) or program.kind(value) not in ("Queue", "JoinableQueue"):
                continue
            if number >= len(names) or not puts(program, function, names[number]):
                continue
            join = next((join for join in joins[one.call] if join.lineno > end), None)
            if join is None or any(isinstance(up, (ast.While, ast.Try)) for up in program.ancestors(join)):
                continue
            if (scope, value.id) not in uses:
                uses[scope, value.id] = queue_uses(program, scope, value.id)
            gets, drains = (lines[bisect_right(lines, end) :] for lines in uses[scope, value.id])
            if gets and join.lineno < gets[0] and not drains:
                yield join, (name_of(value),)


def queue_uses(program: Program, scope: ast.AST, name: str) -> tuple[list[int], list[int]]:
    """The lines of a scope where a queue is read, and where it is an argument of a call; both sorted."""
    uses = [use for use in program.names[name] if program.scope[use] is scope]
    gets = [use.lineno for use in uses if is_method(program, use, "get", "get_nowait", "empty")]
    return sorted(gets), sorted(use.lineno for use in uses if isinstance(program.parent[use], ast.Call))


def is_method(program: Program, use: ast.Name, *names: str) -> bool:
    """Whether a name is used to call a method of what it stands for, one of these names."""
    up = program.parent[use]
    return isinstance(up, ast.Attribute) and method(program.parent[up], *names) is use


def positional(call: ast.Call) -> list[ast.expr]:
    """The arguments that a process is given in args, in their order."""
    held = next((word.value for word in call.keywords if word.arg == "args"), None)
    held = held or (call.args[3] if len(call.args) > 3 else None)
    return [*held.elts] if isinstance(held, (ast.Tuple, ast.List)) else []


def puts(program: Program, function: Function, name: str) -> bool:
    """Whether a function puts something into the queue that it has as this parameter, and takes nothing."""
    body = program.body(function)
    used = {
        one.func.attr
        for one in body
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and isinstance(one.func.value, ast.Name)
        and one.func.value.id == name
    }
    large = [
        one
        for one in body
        if (of := method(one, "put")) is not None
        and isinstance(one, ast.Call)
        and isinstance(of, ast.Name)
        and of.id == name
        and one.args
        and (
            is_repeated(program, one) or not isinstance(one.args[0], (ast.Constant, ast.Call, ast.JoinedStr))
        )
    ]
    return bool(large) and not used & {"get", "get_nowait", "empty", "cancel_join_thread"}


def joined(program: Program) -> dict[ast.AST, list[ast.Call]]:
    """The calls of join() without a timeout, by the calls in the same scope that make those processes."""
    found: dict[ast.AST, list[ast.Call]] = defaultdict(list)
    for call in program.calls:
        of = method(call, "join")
        if isinstance(of, ast.Name) and not call.args and not call.keywords:
            for made in {*makers(program, of)}:
                if program.scope[made] is program.scope[call]:
                    found[made].append(call)
    return found


def makers(program: Program, name: ast.Name) -> Iterator[ast.AST]:
    """The expressions that a name stands for; where a loop makes it each item of a list, the items."""
    for value in program.values(name):
        if not isinstance(value, Each):
            yield from [value] if value else []
        elif isinstance(value.of, ast.Name):
            place = program.place(value.of.id, value.of)
            items = [*program.appended.get((place, value.of.id), [])] if place else []
            for held in program.values(value.of):
                if isinstance(held, ast.List):
                    items += held.elts
                elif isinstance(held, ast.ListComp):
                    yield held.elt
            for item in items:
                yield item
                if isinstance(item, ast.Name):
                    yield from (one for one in program.values(item) if isinstance(one, ast.expr))


@rule("empty-as-end", "queue-traps#empty-lies")
def empty_as_end(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if not isinstance(node, ast.While) or not isinstance(node.test, ast.UnaryOp):
            continue
        of = method(node.test.operand, "empty") if isinstance(node.test.op, ast.Not) else None
        if of is None or not isinstance(of, ast.Name):
            continue
        function = program.scope[node]
        queue = program.kind(of)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and not queue:
            queue = kind_of_parameter(program, function, of.id)
        waits = [
            one
            for one in program.within[function]
            if method(one, "join", "terminate", "is_alive", "cancel_join_thread") is not None
            and line(one) < node.lineno
        ]
        waits += joined_before(program, function)
        inside = [one for part in node.body for one in ast.walk(part)]
        gets = [
            one
            for one in inside
            if (got := method(one, "get")) is not None and isinstance(got, ast.Name) and got.id == of.id
        ]
        tried = any(isinstance(one, ast.Try) for one in [*inside, *program.ancestors(node)])
        plain = gets and isinstance(gets[0], ast.Call) and not gets[0].args and not gets[0].keywords
        if queue in ("Queue", "JoinableQueue") and plain and not tried and not waits:
            yield node, (of.id,)


def joined_before(program: Program, function: ast.AST) -> list[ast.AST]:
    """Calls of join() that others make before they start the process that runs a function."""
    found = list[ast.AST]()
    for one in program.runs.get(function, ()):
        calls = program.within[program.scope[one.call]]
        begun = [line(node) for node in calls if method(node, "start") is not None]
        found += [
            node for node in calls if method(node, "join") is not None and line(node) < max(begun, default=0)
        ]
    return found


def kind_of_parameter(program: Program, function: ast.AST, name: str) -> str:
    """What a parameter is, where all that hand the function to a child agree, and nobody else calls it."""
    kinds = {program.kind(value) for value in given_as(program, function, name)}
    return kinds.pop() if len(kinds) == 1 else ""


def given_as(program: Program, function: ast.AST, name: str) -> list[Value]:
    """What a function is given as this parameter, by each process that begins with it; None for unknown.

    [] where the program itself calls it as well.
    """
    names, found = [word.arg for word in arguments(function)], list[Value]()
    if function in program.called or name not in names:
        return []
    number = names.index(name)
    for one in program.runs.get(function, ()):
        if one.way == "Process":
            held = positional(one.call)
            found.append(held[number] if number < len(held) else None)
    return found


# ---- what is shared, and what is not ----


@rule("global-changed", "globals#each-its-own")
def global_changed(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    parent, children = {*program.in_parent()}, program.in_children()
    executed = {function: {*program.executed(function)} for function in children}
    changes = {
        function: {name.id for node in nodes for name in changed(program, node)}
        for function, nodes in executed.items()
    }
    for function, one in children.items():
        if parent & executed[function] or (one is not None and one.way == "initializer"):
            continue
        for node in program.executed(function):
            for name in changed(program, node):
                place = program.place(name.id, name)
                if place is not program.tree or (program.tree, name.id) not in program.bound:
                    continue
                values = program.bound[program.tree, name.id]
                own = [value for value in values if isinstance(value, ast.expr)]
                if not all(is_plain(program, value) for value in own) or not own:
                    continue
                writes = {
                    program.scope[other]
                    for other in program.names[name.id]
                    if isinstance(other.ctx, ast.Store) and other in parent
                }
                reads = [
                    other
                    for other in program.names[name.id]
                    if other in parent
                    and isinstance(other.ctx, ast.Load)
                    and program.place(name.id, other) is program.tree
                    and not is_given(program, other)
                    and not alters(program, other)
                    and is_after(program, other, one)
                ]
                # Children that only read it, and do not belong to what this child executes.
                others = {
                    other
                    for child, nodes in executed.items()
                    if name.id not in changes[child]
                    for other in program.names[name.id]
                    if other in nodes and other not in executed[function] and other not in parent
                }
                reads += [other for other in others if program.place(name.id, other) is program.tree]
                if reads and len(writes) <= 1:
                    yield (
                        node,
                        (name.id, getattr(function, "name", ""), str(min(read.lineno for read in reads))),
                    )


def is_after(program: Program, read: ast.AST, one: Handed | None) -> bool:
    """Whether the parent reads after it has handed over: in the same scope and later, or in another."""
    if one is None or program.scope[read] is not program.scope[one.call]:
        return False
    return getattr(read, "lineno", 0) > (one.call.end_lineno or one.call.lineno)


def is_given(program: Program, node: ast.AST) -> bool:
    """Whether a name is an argument of what another process runs."""
    return any(up in program.handing for up in program.ancestors(node))


def alters(program: Program, node: ast.AST) -> bool:
    """Whether what a name holds is changed there."""
    up = program.parent[node]
    if isinstance(up, ast.Subscript):
        return not isinstance(up.ctx, ast.Load)
    return isinstance(up, ast.Attribute) and up.attr in CHANGES


def is_plain(program: Program, value: ast.expr) -> bool:
    """Whether this is data that no process shares."""
    if isinstance(value, PLAIN):
        return not any(isinstance(node, ast.Call) and program.kind(node) for node in ast.walk(value))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in (
            "list",
            "dict",
            "set",
            "Counter",
            "defaultdict",
            "deque",
        ) and not program.kind(value)
    return False


def changed(program: Program, node: ast.AST) -> Iterator[ast.Name]:
    """The names whose global is changed there."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign):
        targets = [node.target]
    for target in targets:
        if isinstance(target, ast.Name) and (program.scope[node], target.id) in program.globals:
            yield target
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            yield target.value
    of = method(node, *CHANGES)
    if isinstance(of, ast.Name):
        yield of


@rule("global-under-guard", "child-globals#name-error")
def global_under_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    under = {
        node.id
        for node in program.nodes
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and program.scope[node] is program.tree
        and program.is_guarded(node)
    }
    free = {
        node.id
        for node in program.nodes
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and program.home(node) is program.tree
        and not (program.scope[node] is program.tree and program.is_guarded(node))
    }
    for function, one in program.in_children().items():
        if one is None:
            continue
        for node in program.executed(function):
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            if node.id not in under - free or program.place(node.id, node) is not program.tree:
                continue
            if node.id in program.imports or (program.tree, node.id) in program.defined:
                continue
            if not any(isinstance(up, ast.Try) for up in program.ancestors(node)):
                yield node, (node.id, getattr(function, "name", ""))
                break


@rule("set-under-guard", "child-globals#set-under-guard")
def set_under_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    for function, one in program.in_children().items():
        if one is None or one.way == "initializer":
            continue
        for node in program.executed(function):
            if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
                continue
            if program.place(node.id, node) is not program.tree or node.id in program.imports:
                continue
            stores = [
                other
                for other in program.names[node.id]
                if isinstance(other.ctx, ast.Store) and program.home(other) is program.tree
            ]
            top = [other for other in stores if program.scope[other] is program.tree]
            under = [other for other in top if program.is_guarded(other)]
            if under and len(under) < len(top) == len(stores) and under[0].lineno < one.call.lineno:
                yield under[0], (node.id, getattr(function, "name", ""))
                break


@rule("shared-at-top-level", "migrate-symptoms#top-level-queue")
def shared_at_top_level(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    told = set[str]()
    parent = {*program.in_parent()}
    for function, one in program.in_children().items():
        if one is not None and one.way == "initializer":
            continue
        for node in program.executed(function):
            if not isinstance(node, ast.Name) or node.id in told or node in parent:
                continue
            if program.place(node.id, node) is not program.tree or program.kind(node) not in SHARED:
                continue
            made = [value for value in program.bound[program.tree, node.id] if isinstance(value, ast.expr)]
            free = [
                value
                for value in made
                if program.scope[value] is program.tree and not program.is_guarded(value)
            ]
            if len(made) == len(free) == 1:
                told.add(node.id)
                yield made[0], (node.id, getattr(function, "name", ""), program.kind(node))


@rule("seeded-at-top-level", "child-globals#module-level-random")
def seeded_at_top_level(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    seeds = [
        node
        for node in program.at_import()
        if isinstance(node, ast.Call)
        and program.scope[node] is program.tree
        and program.named(node.func) in SEEDS
    ]
    if not seeds:
        return
    for function, one in program.in_children().items():
        nodes = program.executed(function)
        names = [program.named(node.func) for node in nodes if isinstance(node, ast.Call)]
        module = program.named(seeds[0].func).rpartition(".")[0]
        many = one is not None and (one.way != "Process" or is_repeated(program, one.call))
        if (
            many
            and f"{module}.seed" not in names
            and any(name == f"{module}.{draw}" for name in names for draw in DRAWS)
        ) and not any(other.way == "initializer" for other in program.handed):
            yield seeds[0], (name_of(seeds[0].func), getattr(function, "name", ""))
            return


@rule("value-without-lock", "shared-value#lost-update")
def value_without_lock(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    found, writers = [], defaultdict[object, set[ast.AST]](set)
    for function in program.runs:
        for node, name in updates(program, function):
            if (program.kind(name) or kind_of_parameter(program, function, name.id)) == "Value":
                given = next(iter(given_as(program, function, name.id)), name)
                place = (program.place(given.id, given), given.id) if isinstance(given, ast.Name) else node
                writers[place].add(function)
                found.append((node, name.id, function, place))
    for node, word, function, place in found:
        runs = program.runs[function]
        many = len(runs) >= MANY or is_repeated(program, runs[0].call) or runs[0].way != "Process"
        if many or (len(writers[place]) >= MANY and not joined_before(program, function)):
            yield node, (word,)


def updates(program: Program, function: ast.AST) -> Iterator[tuple[ast.AST, ast.Name]]:
    """Where a function reads a value and writes it again without a lock, and by which name."""
    body = program.body(function)
    if any(method(node, "acquire", "get_lock") is not None for node in body):
        return
    for node in body:
        target: ast.expr | None = node.target if isinstance(node, ast.AugAssign) else None
        if isinstance(node, ast.Assign):
            read = [one for one in ast.walk(node.value) if isinstance(one, ast.Attribute)]
            target = node.targets[0] if any(same(node.targets[0], one) for one in read) else None
        if not isinstance(target, ast.Attribute) or target.attr != "value":
            continue
        if any(isinstance(up, (ast.With, ast.AsyncWith)) for up in program.ancestors(node)):
            continue
        if isinstance(target.value, ast.Name):
            yield node, target.value


@rule("seeded-in-initializer", "random-numbers#same-seed")
def seeded_in_initializer(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.function(one.target)
        for node in program.body(function) if function and one.way == "initializer" else ():
            if (
                isinstance(node, ast.Call)
                and program.named(node.func) in SEEDS
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value is not None
            ):
                yield node, (name_of(node), getattr(function, "name", ""))


@rule("queue-empty", "queue-traps#queue-empty")
def queue_empty(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        for one in ast.walk(node.type) if isinstance(node, ast.ExceptHandler) and node.type else ():
            if isinstance(one, ast.Attribute) and one.attr in ("Empty", "Full"):
                kind, made = program.kind(one.value), program.named(one.value)
                if "Queue" in (kind, made) or "JoinableQueue" in (kind, made):
                    yield node, (name_of(one), one.attr)


@rule("qsize-as-bound", "queue-traps#qsize-bound")
def qsize_as_bound(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        if isinstance(node, (ast.For, ast.comprehension)) and is_range(node.iter):
            assert isinstance(node.iter, ast.Call)
            for one in node.iter.args:
                if (of := method(one, "qsize")) is not None and program.kind(of) in (
                    "Queue",
                    "JoinableQueue",
                ):
                    yield node.iter, (name_of(of),)


@rule("one-argument", "pool-errors#map-two-arguments")
def one_argument(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.definition(one.target)
        if one.way not in ("map", "map_async", "imap", "imap_unordered", "executor.map") or not one.each:
            continue
        if any(isinstance(part, ast.Starred) for part in one.each) or not isinstance(
            function, ast.FunctionDef
        ):
            continue
        wanted = required(program, function)
        if not function.decorator_list and len(one.each) < len(wanted):
            yield (
                one.target,
                (function.name, str(len(wanted)), one.way.rpartition(".")[2], str(len(one.each))),
            )


def required(program: Program, function: ast.FunctionDef) -> list[str]:
    """The parameters that have to be given by position or name; of a method, those after self."""
    held = function.args
    names = [word.arg for word in [*held.posonlyargs, *held.args]]
    names = names[: len(names) - len(held.defaults)]
    names = names[1:] if isinstance(program.scope[function], ast.ClassDef) else names
    by_name = [held.kwonlyargs[i].arg for i, default in enumerate(held.kw_defaults) if default is None]
    return names + by_name


@rule("argument-missing", "errors-calls#missing-argument")
def argument_missing(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        words = {word.arg: word.value for word in one.call.keywords}
        function = program.definition(one.target)
        if one.way != "Process" or one.values is None or not isinstance(function, ast.FunctionDef):
            continue
        if function.decorator_list or None in words or "kwargs" in words or len(one.call.args) > FIVE - 1:
            continue
        wanted = required(program, function)
        if len(one.values) < len(wanted):
            yield one.call, (function.name, ", ".join(wanted[len(one.values) :]))


@rule("module-called", "errors-calls#module-called")
def module_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        if program.path(call.func) == "multiprocessing.process":
            yield call, (name_of(call.func),)


@rule("context-as-text", "errors-methods#context-as-text")
def context_as_text(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        if program.kind(call) == "ProcessPoolExecutor":
            for word in call.keywords:
                value = word.value
                if (
                    word.arg == "mp_context"
                    and isinstance(value, ast.Constant)
                    and isinstance(value.value, str)
                ):
                    yield call, (value.value,)


@rule("no-such-method", "start-choose#cannot-find-context")
def no_such_method(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        if program.named(call.func) in ("set_start_method", "get_context") and call.args:
            value = call.args[0]
            if (
                isinstance(value, ast.Constant)
                and isinstance(value.value, str)
                and value.value not in ("fork", "spawn", "forkserver")
            ):
                yield call, (value.value,)


@rule("no-super-init", "errors-process#no-super-init")
def no_super_init(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for known in program.nodes:
        if (
            not isinstance(known, ast.ClassDef)
            or len(known.bases) != 1
            or program.named(known.bases[0]) != "Process"
        ):
            continue
        for init in program.defined.get((known, "__init__"), ()):
            if (
                not any(method(node, "__init__") is not None for node in ast.walk(init))
                and len(program.defined[known, "__init__"]) == 1
            ):
                yield init, (known.name,)


@rule("cannot-be-sent", "pickling#what-goes")
def cannot_be_sent(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way in ("Process", "initializer") and program.wants_fork:
            continue
        for value in one.values or ():
            if isinstance(value, ast.GeneratorExp) or is_opened(program, value):
                yield value, (name_of(value) if isinstance(value, ast.Name) else ast.unparse(value),)


def is_opened(program: Program, value: ast.expr) -> bool:
    """Whether this is an open file, or a connection of sqlite3."""
    held = [value] if isinstance(value, ast.Call) else program.values(value)
    makers = [one.func for one in held if isinstance(one, ast.Call)]
    return (
        bool(makers)
        and len(makers) == len(held)
        and all(
            (
                isinstance(maker, ast.Name)
                and maker.id == "open"
                and program.place("open", maker) is None
                and "open" not in program.imports
            )
            or program.path(maker) == "sqlite3.connect"
            for maker in makers
        )
    )


SEEDS = ("random.seed", "numpy.random.seed")
__all__ = ["RULES", "SECTIONS", "STARTERS", "Found", "examine"]
