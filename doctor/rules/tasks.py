"""Faults in what tasks of a pool or an executor do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import TASKS, Function, Handed, Program, arguments
from doctor.rules.flow import is_plain, origins
from doctor.rules.pickling import is_pickled
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of

EXITS = ("sys.exit", "exit", "quit")
BY_EXECUTOR = ("submit", "executor.map", "run_in_executor")
# Exceptions that keep what they are given in args, and are made again of that.
BASES = (["Exception"], ["ValueError"], ["RuntimeError"])
PROXIES = ("Manager.dict", "Manager.list", "Manager.Namespace")
CHANGING = ("append", "extend", "insert", "add", "update", "setdefault", "pop", "remove", "clear", "sort")


def tasks(program: Program, *ways: str) -> Iterator[tuple[Handed, Function]]:
    """What is handed over in one of these ways and is a function of the file, with that function."""
    for one in program.handed:
        function = program.function(one.target)
        if function is not None and one.way in ways:
            yield one, function


@rule("exit-in-task", "pool-traps#worker-killed")
def exit_in_task(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one, function in tasks(program, *TASKS):
        for node in program.untried(function):
            if isinstance(node, ast.Call) and leaves(program, node):
                yield node, (name_of(node), function.name, one.way)


def leaves(program: Program, call: ast.Call) -> bool:
    """Whether a call ends the process: sys.exit() of the module, or the builtins for the prompt."""
    name = program.path(call.func) or name_of(call.func)
    is_builtin = isinstance(call.func, ast.Name) and program.place(call.func.id, call.func) is None
    return name in EXITS and (name == "sys.exit" or is_builtin)


@rule("own-pool", "executor-many#task-submits")
def own_pool(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one, function in tasks(program, *TASKS, *BY_EXECUTOR):
        pool = one.call.func.value if isinstance(one.call.func, ast.Attribute) else None
        if not isinstance(pool, ast.Name):
            continue
        for node in program.body(function):
            of = method(node, *TASKS, "submit")
            if isinstance(of, ast.Name) and of.id == pool.id and program.place(of.id, of) is program.tree:
                yield node, (function.name, name_of(pool))
                break


@rule("other-arguments", "executor-broken#exception")
def other_arguments(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    told = set[ast.AST]()
    for _, function in tasks(program, *TASKS, *BY_EXECUTOR):
        for node in program.untried(function):
            raised = node.exc if isinstance(node, ast.Raise) else None
            name = raised.func if isinstance(raised, ast.Call) else raised
            known = program.definition(name) if name is not None else None
            if not isinstance(known, ast.ClassDef) or known in told:
                continue
            if lost(program, known):
                told.add(known)
                yield known, (known.name, function.name)


def lost(program: Program, known: ast.ClassDef) -> bool:
    """Whether an exception that was sent cannot be made again of what super() was given."""
    names = {getattr(node, "name", "") for node in known.body}
    bases = [name_of(base) for base in known.bases]
    if "__init__" not in names or names & {"__reduce__", "__reduce_ex__", "__new__"} or bases not in BASES:
        return False
    (init, *more) = program.defined[known, "__init__"]
    if more or not isinstance(init, ast.FunctionDef) or init.args.vararg or init.args.kwonlyargs:
        return False
    if any(isinstance(node, ast.Attribute) and node.attr == "args" for node in ast.walk(init)):
        return False
    supers = [node for node in ast.walk(init) if method(node, "__init__") is not None]
    if len(supers) != 1 or not isinstance(call := supers[0], ast.Call) or call.keywords:
        return False
    if not isinstance(call.func, ast.Attribute) or name_of(call.func.value) != "super()":
        return False
    parameters = len(init.args.posonlyargs) + len(init.args.args) - 1
    given = len(call.args)
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    return not starred and not parameters - len(init.args.defaults) <= given <= parameters


@rule("generator-task", "errors-objects#generator")
def generator_task(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one, function in tasks(program, *TASKS, *BY_EXECUTOR):
        if program.is_generator(function):
            yield one.target, (function.name,)


@rule("generator-target", "process#target-called")
def generator_target(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one, function in tasks(program, "Process"):
        if program.is_generator(function):
            yield one.target, (function.name,)


@rule("event-loop", "errors-child#no-event-loop")
def event_loop(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    if any(name_of(call.func).endswith("set_event_loop") for call in program.calls):
        return
    for function in program.in_children():
        if not isinstance(function, ast.FunctionDef):
            continue
        # What it calls may be called by a coroutine, too, where there is a loop.
        for node in program.body(function):
            if (
                isinstance(node, ast.Call)
                and program.path(node.func) == "asyncio.get_event_loop"
                and not isinstance(program.scope[node], ast.Lambda)
                and not program.is_tried(node)
            ):
                yield node, (function.name,)


@rule("bare-decorator", "migrate-more#decorated")
def bare_decorator(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        function = program.function(one.target)
        if function is None or not is_pickled(program, one):
            continue
        for decorator in function.decorator_list[:1]:  # the outer one makes what the name stands for
            known = program.definition(decorator)
            if isinstance(known, ast.FunctionDef) and (inner := inner_of(program, known)):
                yield one.call, (function.name, known.name, inner)


@rule("wrapped-by-name", "errors-functions#not-the-same-object")
def wrapped_by_name(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``fast = cached(slow)``: functools.wraps() names the function in ``fast`` slow, and that is another."""
    for one in program.handed:
        held = program.values(one.target) if isinstance(one.target, ast.Name) else []
        made = held[0] if len(held) == 1 else None
        if not isinstance(made, ast.Call) or len(made.args) != 1 or made.keywords:
            continue
        if not is_pickled(program, one):
            continue
        decorator, wrapped = program.definition(made.func), program.function(made.args[0])
        if isinstance(decorator, ast.FunctionDef) and wrapped and wraps(program, decorator):
            yield one.target, (name_of(one.target), wrapped.name, name_of(made.func))


def wraps(program: Program, decorator: ast.FunctionDef) -> bool:
    """Whether a decorator returns a function of its own, under functools.wraps() of its argument."""
    inner = returned(program, decorator)
    if not isinstance(inner, ast.FunctionDef) or len(inner.decorator_list) != 1:
        return False
    by, first = inner.decorator_list[0], arguments(decorator)[:1]
    given = by.args if isinstance(by, ast.Call) and program.path(by.func) == "functools.wraps" else []
    return len(given) == 1 and bool(first) and isinstance(given[0], ast.Name) and given[0].id == first[0].arg


def returned(program: Program, decorator: ast.FunctionDef) -> ast.AST | None:
    """What a decorator defines and returns, by its name; None where that is not certain."""
    values = [node.value for node in program.body(decorator) if isinstance(node, ast.Return)]
    names = [value.id for value in values if isinstance(value, ast.Name)]
    if not len(values) == len(names) == 1 or decorator.decorator_list:
        return None
    found = program.defined.get((decorator, names[0]), [])
    return found[0] if len(found) == 1 else None


def inner_of(program: Program, decorator: ast.FunctionDef) -> str:
    """The function that a decorator returns under that function's own name; "" where that is not certain."""
    inner = returned(program, decorator)
    if not isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)) or inner.decorator_list:
        return ""  # a decorator makes it known, as functools.wraps does
    # Whoever sets its name, or hands something to the library as update_wrapper() is, may have made it known.
    named = any(
        isinstance(node, ast.Attribute) and node.attr in ("__qualname__", "__wrapped__")
        for node in ast.walk(decorator)
    )
    called = any(isinstance(node, ast.Call) and program.path(node.func) for node in program.body(decorator))
    return "" if named or called else inner.name


@rule("inner-changed", "managers#nested")
def inner_changed(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    # Where the manager has other objects, or a name was put in, what is taken out may be such an object.
    stored = [
        node.value
        for node in program.nodes
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)
    ]
    made = [call for call in program.calls if program.kind(call) in PROXIES]
    if len(made) != 1 or not all(is_plain(program, value) for value in stored):
        return
    for call in program.calls:
        of = method(call, *CHANGING)
        if (
            isinstance(of, ast.Subscript)
            and isinstance(of.value, ast.Name)
            and is_managed_dict(program, of.value)
        ):
            yield call, (ast.unparse(of), ast.unparse(call.func))


def is_managed_dict(program: Program, name: ast.Name) -> bool:
    """Whether a name is a dict of a manager, or the parameter that children get it as."""
    makers = [value for value in origins(program, name) if isinstance(value, ast.Call)]
    inside = [word.value for one in makers for word in one.keywords]
    plain = all(is_plain(program, value) for value in inside) and not any(one.args for one in makers)
    return bool(makers) and plain and all(program.kind(one) == "Manager.dict" for one in makers)
