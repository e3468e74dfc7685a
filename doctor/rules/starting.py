"""Faults in making, starting and joining processes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import SHARED, Program
from doctor.rules.flow import blocks, kind_of, starts
from doctor.rules.registry import rule
from doctor.rules.syntax import is_none, line, method, name_of, positional, same, same_name, text_of

PROCESS_WORDS = {"group", "target", "name", "args", "kwargs", "daemon"}
STATEMENTS = 3  # that make, start and join a process
# What has methods that do something, and those of its methods that are called for what they do.
OBJECTS = {*SHARED, "Process", "Pool", "ProcessPoolExecutor", "Manager"}
METHODS = {"start", "join", "terminate", "kill", "close", "shutdown", "set", "clear", "acquire", "release"}
METHODS |= {"wait", "put", "get", "notify", "notify_all", "task_done", "run"}
# Methods that answer a question.
QUEUES = ("Queue", "JoinableQueue", "SimpleQueue", "Manager.Queue")
ASKED = {"is_alive": ("Process",), "is_set": ("Event", "Manager.Event"), "empty": QUEUES, "full": QUEUES}
MANAGERS = {"multiprocessing.managers.BaseManager", "multiprocessing.managers.SyncManager"}
# What several processes use at the same time.
SYNCHRONIZERS = {"Lock", "RLock", "Semaphore", "BoundedSemaphore", "Barrier", "Condition"}


@rule("no-guard", "guard#no-guard")
def no_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork or any(guard_mistyped(program)):
        return
    for node in program.at_import():
        if started := starts(program, node):
            # Where a function starts it, the call at the top level is what belongs under the guard.
            call = program.call_at_import(node)
            yield call, (started if call is node else f"{name_of(call)} → {started}",)
            return


@rule("guard-mistyped", "guard#main-guard")
def guard_mistyped(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        test = node.test if isinstance(node, ast.If) and program.scope[node] is program.tree else None
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq):
            sides = sorted(map(ast.unparse, (test.left, test.comparators[0])))
            meant = sorted(side.strip("_'") for side in sides) == ["main", "name"]
            set_above = any(
                isinstance(name.ctx, ast.Store) and line(name) < line(node) for name in program.names["name"]
            )
            if meant and sides != ["'__main__'", "__name__"] and not set_above:
                yield node, (ast.unparse(test),)


@rule("set-method-outside-guard", "start-choose#context-already-set")
def set_method_outside_guard(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork:
        return
    for node in program.at_import():
        if isinstance(node, ast.Call) and program.named(node.func) == "set_start_method":
            forced = len(node.args) > 1 or any(word.arg in ("force", None) for word in node.keywords)
            tried = program.is_tried(node)
            if (
                not forced
                and not tried
                and (program.handed or any(starts(program, one) for one in program.calls))
            ):
                yield node, ()


@rule("not-called", "process#reference")
def not_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node in program.nodes:
        held = node.value if isinstance(node, ast.Expr) else None
        if isinstance(held, ast.Attribute) and held.attr in METHODS and program.kind(held.value) in OBJECTS:
            yield node, (name_of(held),)
        # Asked whether it is true, as a method always is.
        asked = node if isinstance(node, ast.Attribute) and is_asked(program, node) else None
        if asked and kind_of(program, asked.value) in ASKED.get(asked.attr, ()):
            yield node, (name_of(node),)


def is_asked(program: Program, node: ast.AST) -> bool:
    """Whether a value is only asked whether it is true."""
    up = program.parent[node]
    is_test = isinstance(up, (ast.If, ast.While)) and up.test is node
    return is_test or (isinstance(up, ast.UnaryOp) and isinstance(up.op, ast.Not))


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


@rule("one-after-another", "create#one-loop")
def one_after_another(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for loop in program.nodes:
        # Nothing else is done in the loop, and each child gets an item of its own, or a lock and the like:
        # then nothing needs one to have ended when the next begins.
        if not isinstance(loop, ast.For):
            continue
        body = [part for part in loop.body if not is_kept(part)]
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
        items |= {of.id for node in ast.walk(loop) if isinstance(of := method(node, "get"), ast.Name)}
        plain = bool(program.path(made.func))
        held = positional(made) if plain else [*made.args, *(word.value for word in made.keywords)]
        own = [
            isinstance(one, ast.Name) and (one.id in items or program.kind(one) in SYNCHRONIZERS)
            for one in held
        ]
        if all(own) and (held or not plain):
            yield join, (name.id,)


def is_kept(part: ast.stmt) -> bool:
    """Whether a statement only puts something into a list, or keeps what it takes from a queue."""
    if isinstance(part, ast.Expr):
        return method(part.value, "append") is not None
    calls = [node for node in ast.walk(part) if isinstance(node, ast.Call)]
    return isinstance(part, (ast.Assign, ast.AugAssign)) and all(method(call, "get") for call in calls)


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
                text = text_of(word.value)
                if word.arg == "mp_context" and text is not None:
                    yield call, (text,)


@rule("no-such-method", "start-choose#cannot-find-context")
def no_such_method(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        if program.named(call.func) in ("set_start_method", "get_context") and call.args:
            text = text_of(call.args[0])
            if text is not None and text not in ("fork", "spawn", "forkserver"):
                yield call, (text,)


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
                not any(method(node, "__init__") is not None for node in ast.walk(known))
                and len(program.defined[known, "__init__"]) == 1
            ):
                yield init, (known.name,)


@rule("max-tasks-forked", "executor-many#max-tasks")
def max_tasks_forked(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        words = {word.arg: word.value for word in call.keywords}
        if program.kind(call) == "ProcessPoolExecutor" and {"max_tasks_per_child", "mp_context"} <= {*words}:
            limit = words["max_tasks_per_child"]
            if program.context(words["mp_context"]) == "fork" and not is_none(limit):
                yield call, ()


@rule("new-file-at-top-level", "migrate-symptoms#top-level-fails")
def new_file_at_top_level(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if program.wants_fork or not program.starts:
        return
    for node in program.at_import():
        if not isinstance(node, ast.Call) or name_of(node.func) != "open" or len(node.args) <= 1:
            continue
        mode, tried = node.args[1], program.is_tried(node)
        is_new = isinstance(mode, ast.Constant) and "x" in str(mode.value)
        if is_new and not tried and program.place("open", node) is None:
            yield node, (ast.unparse(node),)


@rule("lambda-in-register", "migrate-more#register")
def lambda_in_register(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    # A manager that serves in this process sends nothing.
    serves = any(isinstance(node, ast.Attribute) and node.attr == "get_server" for node in program.nodes)
    if program.wants_fork or serves:
        return
    for call in program.calls:
        of = method(call, "register")
        made = program.definition(of) if of is not None else None
        bases = made.bases if isinstance(made, ast.ClassDef) else [of] if of is not None else []
        if not any(program.path(base) in MANAGERS for base in bases):
            continue
        words = [word.value for word in call.keywords if word.arg == "callable"]
        if any(isinstance(one, ast.Lambda) for one in (*call.args[1:2], *words)):
            yield call, ()
