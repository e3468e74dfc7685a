"""Faults in what a process or a task is to run, and in what it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import FUNCTIONS, LOOPS, SHARED, THREADS, Each, Handed, Program, Value, arguments
from doctor.rules.flow import FIVE, PLAIN, given, starts
from doctor.rules.registry import rule
from doctor.rules.syntax import executed_in, is_range, method, name_of, same_name

# What makes an object that cannot be pickled.
OPENED = {"io.open", "os.popen", "gzip.open", "bz2.open", "lzma.open", "zipfile.ZipFile", "sqlite3.connect"}
OPENED |= {
    "tempfile.NamedTemporaryFile",
    "tempfile.TemporaryFile",
    "subprocess.Popen",
    "asyncio.new_event_loop",
}
OPENED |= {"logging.FileHandler", "logging.StreamHandler", "logging.handlers.RotatingFileHandler"}
OPENED |= {"weakref.ref", "weakref.WeakSet", "weakref.WeakKeyDictionary", "weakref.WeakValueDictionary"}
OPENED |= {"threading.Thread", "threading.Timer", "threading.local", "threading.Barrier"}


@rule("target-called", "process#target-called")
def target_called(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if not isinstance(one.target, ast.Call):
            continue
        function = program.definition(one.target.func)
        if isinstance(function, ast.FunctionDef) and not function.decorator_list and gives_data(function):
            yield one.target, (name_of(one.target), name_of(one.target.func))


def gives_data(function: ast.FunctionDef) -> bool:
    """Whether it is certain that a function does not return another function."""
    data = (*PLAIN, ast.BinOp, ast.Compare, ast.JoinedStr, ast.UnaryOp)
    for node in (one for part in function.body for one in executed_in(part)):
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return False
        if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, data):
            return False
    return True


@rule("coroutine", "errors-calls#coroutine-as-target")
def coroutine(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way != "initializer" and isinstance(program.function(one.target), ast.AsyncFunctionDef):
            yield one.target, (name_of(one.target),)


@rule("missing-comma", "arguments#missing-comma")
def missing_comma(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way not in ("Process", "apply", "apply_async"):
            continue
        words = [word.value for word in one.call.keywords if word.arg == "args"]
        number = 3 if one.way == "Process" else 1
        for args in words or one.call.args[number : number + 1]:
            if is_no_tuple(program, one, args):
                yield args, (name_of(args),)


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
    # A name in parentheses may hold a tuple. It holds none if the function is meant to get the value whole.
    function = program.function(one.target)
    if not isinstance(given, ast.Name) or not function or function.args.vararg:
        return False
    if program.kind(given) in SHARED | THREADS:
        return True
    held = program.values(given)
    texts = [value for value in held if isinstance(value, (ast.Constant, ast.JoinedStr))]
    counted = [value for value in held if isinstance(value, Each) and is_range(value.of)]
    return bool(held) and len(texts) + len(counted) == len(held)


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


@rule("thread-lock", "cannot-pickle#lock-argument")
def thread_lock(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way == "initializer":
            continue
        for value in given(program, one):
            if (kind := program.kind(value)) in THREADS:
                yield value, (name_of(value), of_threads(kind))


@rule("asyncio-object", "which-one#coroutines")
def asyncio_object(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for value in given(program, one):
            if (kind := program.kind(value)) in LOOPS:
                yield value, (name_of(value), kind)


@rule("mixed-contexts", "errors-methods#mixed-contexts")
def mixed_contexts(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        other = program.context(one.call)
        if one.way not in ("Process", "initializer") or other in ("", "fork"):
            continue
        for value in one.values or ():
            if program.kind(value) in SHARED and program.context(value) == "fork":
                yield one.call, (name_of(value), other)


def of_threads(kind: str) -> str:
    """What is for threads, with the module that has it: queue.Queue, threading.Lock."""
    name = kind.partition(".")[2]
    return f"queue.{name}" if name.endswith("Queue") else f"threading.{name}"


@rule("lock-in-self", "pickling#lock-in-self")
def lock_in_self(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        known = object_of(program, one.target)
        fails = one.way not in ("Process", "initializer") or not program.wants_fork
        if known is None or not fails or (left := left_out(program, known)) is None:
            continue
        for (owner, name), values in program.attributes.items():
            if owner is not known or name in left:
                continue
            kinds = {stays(program, value) for value in values}
            # What __init__ alone assigns is there whenever the object is sent.
            if makers(program, values) == {"__init__"} and len(kinds) == 1 and "" not in kinds:
                yield one.target, (name_of(one.target), f"self.{name}", *kinds)


def makers(program: Program, values: list[Value]) -> set[str]:
    """The names of the functions that assign these values."""
    return {getattr(program.scope.get(one), "name", "") for one in values if isinstance(one, ast.expr)}


def written(program: Program, value: ast.expr) -> list[Value]:
    """What a value is as it stands in the file: a call or a generator itself, or all that a name may hold."""
    return [value] if isinstance(value, (ast.Call, ast.GeneratorExp)) else program.values(value)


def stays(program: Program, value: Value) -> str:
    """What this is, threading.Lock or open(…), if it cannot be pickled; "" for all else."""
    kind = program.kind(value)
    if kind in THREADS:
        return of_threads(kind)
    if kind in ("ProcessPoolExecutor", "ThreadPoolExecutor"):
        return kind
    if isinstance(value, (ast.Lambda, ast.GeneratorExp)):
        return "lambda" if isinstance(value, ast.Lambda) else "generator"
    return name_of(value) if isinstance(value, ast.Call) and is_opened(program, value) else ""


def object_of(program: Program, target: ast.expr) -> ast.ClassDef | None:
    """The class of the file whose object goes along where its method is handed over."""
    if not isinstance(target, ast.Attribute):
        return None
    if isinstance(program.definition(target), ast.FunctionDef):
        known: ast.AST | None = program.class_of(target)
    else:
        held = [target.value] if isinstance(target.value, ast.Call) else program.values(target.value)
        made = {program.definition(one.func) if isinstance(one, ast.Call) else None for one in held}
        known = made.pop() if len(made) == 1 else None
    if not isinstance(known, ast.ClassDef):
        return None
    methods = program.defined.get((known, target.attr), [])
    plain = len(methods) == 1 and isinstance(methods[0], ast.FunctionDef) and not methods[0].decorator_list
    return known if plain else None


def left_out(program: Program, known: ast.ClassDef) -> set[str] | None:
    """The attributes that a class does not send; None where that is not known."""
    special = {"__reduce__", "__reduce_ex__", "__slots__"} & {
        getattr(node, "name", "") for node in known.body
    }
    written = program.defined.get((known, "__getstate__"), [])
    if special or known.bases or known.decorator_list or len(written) > 1:
        return None
    left = set[str]()
    for part in getattr(written[0], "body", []) if written else ():
        # A copy of all attributes, of which some are removed by name or set to something else.
        copied = isinstance(part, ast.Assign) and "self.__dict__" in ast.unparse(part.value)
        copied = copied and isinstance(part.value, ast.Call)
        named = [one.value for one in ast.walk(part) if isinstance(one, ast.Constant)]
        returned = isinstance(part, ast.Return) and isinstance(part.value, ast.Name)
        changed = isinstance(part, (ast.Delete, ast.Assign)) or method(getattr(part, "value", None), "pop")
        if not copied and not returned and not (changed and named and isinstance(named[0], str)):
            return None
        left |= {name for name in named if isinstance(name, str)}
    return left


@rule("pool-in-self", "errors-objects#pool-in-self")
def pool_in_self(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        target, known = one.target, object_of(program, one.target)
        if one.way in ("Process", "initializer") or known is None:
            continue
        if not isinstance(program.definition(target), ast.FunctionDef):  # another object's method
            continue
        of = one.call.func.value if isinstance(one.call.func, ast.Attribute) else None
        left = left_out(program, known)
        if left is None or not isinstance(of, ast.Attribute) or of.attr in left:
            continue
        if program.values(of) and program.kind(of) == "Pool":
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
                tried = program.is_tried(node)
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
            tried = program.is_tried(node)
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
        if one.values is None or one.each or not isinstance(function, ast.FunctionDef):
            continue
        if one.way not in ("Process", "apply", "apply_async", "submit", "initializer"):
            continue
        if function.decorator_list or None in words or {"kwargs", "kwds"} & {*words}:
            continue
        if len(one.call.args) > {"Process": FIVE - 1, "apply": 2, "apply_async": 2}.get(
            one.way, len(one.call.args)
        ):
            continue
        wanted = required(program, function)
        if len(one.values) < len(wanted):
            yield one.call, (function.name, ", ".join(wanted[len(one.values) :]))


@rule("cannot-be-sent", "pickling#what-goes")
def cannot_be_sent(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way in ("Process", "initializer") and program.wants_fork:
            continue
        for value in one.values or ():
            if is_generator(program, value) or is_opened(program, value):
                yield value, (name_of(value) if isinstance(value, ast.Name) else ast.unparse(value),)


def is_generator(program: Program, value: ast.expr) -> bool:
    """Whether this is a generator, written out or made by a function of the file."""
    held = written(program, value)
    return bool(held) and all(
        isinstance(one, ast.GeneratorExp)
        or (isinstance(one, ast.Call) and program.is_generator(program.definition(one.func)))
        for one in held
    )


@rule("getattr-recursion", "errors-child#getattr-recursion")
def getattr_recursion(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if one.way in ("Process", "initializer") and program.wants_fork:
            continue
        sent = [made_of(program, value) for value in given(program, one)] + [object_of(program, one.target)]
        for known in dict.fromkeys(sent):
            if known and left_out(program, known) == set() and (name := asks_itself(program, known)):
                yield program.defined[known, "__getattr__"][0], (known.name, name)


def made_of(program: Program, value: ast.expr) -> ast.ClassDef | None:
    """The class of the file that this is an object of."""
    made = {
        program.definition(one.func) if isinstance(one, ast.Call) else None for one in written(program, value)
    }
    known = made.pop() if len(made) == 1 else None
    return known if isinstance(known, ast.ClassDef) else None


def asks_itself(program: Program, known: ast.ClassDef) -> str:
    """An attribute that only __init__() sets, and that __getattr__() reads before all else; "" for none."""
    defined = program.defined.get((known, "__getattr__"), [])
    found = defined[0] if len(defined) == 1 else None
    names = {getattr(node, "name", "") for node in known.body}
    if not isinstance(found, ast.FunctionDef) or found.decorator_list or "__setstate__" in names:
        return ""
    for node in ast.walk(at_first(found.body)):
        key = known, getattr(node, "attr", "")
        if not isinstance(node, ast.Attribute) or not same_name(node.value, self_of(found)):
            continue
        if (
            makers(program, program.attributes.get(key, [])) == {"__init__"}
            and key not in program.bound
            and key not in program.defined
        ):
            return name_of(node)
    return ""


def self_of(function: ast.FunctionDef) -> ast.Name:
    """The name of a method's own object."""
    return ast.Name(next((one.arg for one in arguments(function)), ""))


def at_first(body: list[ast.stmt]) -> ast.AST:
    """The expression that a function is certain to evaluate first; an empty one where that is not known."""
    first, *rest = body
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and rest:  # a docstring
        first = rest[0]
    if isinstance(first, ast.Try) and {name_of(one.type or first) for one in first.handlers} == {"KeyError"}:
        first = first.body[0]
    found = first.test if isinstance(first, ast.If) else getattr(first, "value", None)
    while isinstance(found, (ast.BoolOp, ast.IfExp)):
        found = found.values[0] if isinstance(found, ast.BoolOp) else found.test
    is_plain = isinstance(first, (ast.If, ast.Return, ast.Assign)) and found is not None
    # What stands deeper in it may not be evaluated at all.
    within = any(isinstance(one, (ast.BoolOp, ast.IfExp, *FUNCTIONS)) for one in ast.walk(found or first))
    return found if is_plain and found is not None and not within else ast.Pass()


def is_opened(program: Program, value: ast.expr) -> bool:
    """Whether this is an open file, or something else that belongs to this process."""
    held = written(program, value)
    called = [one.func for one in held if isinstance(one, ast.Call)]
    return (
        bool(called)
        and len(called) == len(held)
        and all(
            (
                isinstance(maker, ast.Name)
                and maker.id == "open"
                and program.place("open", maker) is None
                and "open" not in program.imports
            )
            or program.path(maker) in OPENED
            for maker in called
        )
    )
