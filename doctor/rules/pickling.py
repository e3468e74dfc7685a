"""What is sent to another process, and what of it cannot be pickled."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import FUNCTIONS, THREADS, Each, Function, Handed, Program, Value
from doctor.rules.flow import makers
from doctor.rules.syntax import method, name_of

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
POINTERS = {"ctypes.c_char_p", "ctypes.c_wchar_p", "ctypes.c_void_p"}
OPENED |= {"ctypes.pointer", "ctypes.byref", *POINTERS}
OPENED |= {"csv.reader", "csv.writer", "csv.DictReader", "csv.DictWriter", "mmap.mmap", "tarfile.open"}
OPENED |= {"logging.handlers.QueueListener", "logging.handlers.TimedRotatingFileHandler", "io.FileIO"}
OPENED |= {"threading.Thread", "threading.Timer", "threading.local", "threading.Barrier"}

SENDERS = ("__reduce__", "__reduce_ex__", "__getstate__")  # methods that say how an object is sent
NESTED = 2  # objects within one another that are looked into


def given(program: Program, one: Handed) -> Iterator[ast.expr]:
    """All that is sent to run a function: its arguments, and what a partial holds.

    Iterables of tasks stay here, and their items go.
    """
    todo = [*(one.values or [])]
    held = program.held(one.target)
    partial = held[0] if len(held) == 1 else None
    if isinstance(partial, ast.Call) and program.named(partial.func) == "functools.partial":
        todo += [*partial.args[1:], *(word.value for word in partial.keywords)]
    for name in one.each:
        made = program.values(name) if isinstance(name, ast.Name) else []
        each = made[0] if len(made) == 1 else name
        todo += [*each.elts] if isinstance(each, (ast.List, ast.Tuple, ast.Set)) else []
        todo += [each.elt] if isinstance(each, (ast.ListComp, ast.GeneratorExp)) else []
    while todo:
        value = todo.pop()
        if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
            todo += value.elts
        elif isinstance(value, ast.Dict):
            todo += value.values
        elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mult):  # [lock] * 3
            todo += [value.left, value.right]
        else:
            yield value


def is_pickled(program: Program, one: Handed) -> bool:
    """Whether what a function is given is pickled: always but by fork."""
    return one.way not in ("Process", "initializer") or not program.wants_fork


def sent(program: Program) -> Iterator[tuple[Handed, ast.expr]]:
    """All that functions are given and that is pickled for that, each with how it is handed over."""
    for one in program.handed:
        for value in given(program, one) if is_pickled(program, one) else ():
            yield one, value


def is_unnamed(program: Program, value: ast.expr) -> bool:
    """Whether this is a lambda or a local function: the module has none of that name."""
    function = program.function(value) if isinstance(value, ast.Name) else None
    return isinstance(value, ast.Lambda) or (function is not None and is_local(program, function))


def is_local(program: Program, function: Function) -> bool:
    """Whether a function is defined in another, and not found by its name in the module."""
    scope = program.scope[function]
    return isinstance(scope, FUNCTIONS) and (scope, function.name) not in program.globals


def set_at_first(program: Program, known: ast.ClassDef) -> Iterator[tuple[str, list[Value]]]:
    """The attributes that __init__() alone assigns, with the values: they are there whenever it is sent."""
    for (owner, name), values in program.attributes.items():
        is_own = owner is known and (known, name) not in program.defined
        if is_own and setters(program, values) == {"__init__"}:
            yield name, values


def kept(program: Program, known: ast.ClassDef, depth: int = NESTED) -> Iterator[tuple[str, str]]:
    """The attributes that an object of a class takes along and that cannot be pickled, with what they are."""
    left = left_out(program, known)
    if left is None:
        return
    for name, values in [*set_at_first(program, known), *fields(program, known)]:
        kinds = {stays(program, value) or holds(program, value, depth) for value in values}
        if name not in left and len(kinds) == 1 and "" not in kinds:
            yield f"self.{name}", kinds.pop()


def holds(program: Program, value: Value, depth: int) -> str:
    """What an object of a class of the file holds that cannot be pickled; "" for all else."""
    known = made_of(program, value) if isinstance(value, ast.Call) and depth else None
    return next((kind for _, kind in kept(program, known, depth - 1)), "") if known else ""


def fields(program: Program, known: ast.ClassDef) -> Iterator[tuple[str, list[Value]]]:
    """The fields of a dataclass that a function makes for each object, with a call of this function."""
    for node in known.body if known.decorator_list else ():
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            continue
        if isinstance(node.value, ast.Call) and program.path(node.value.func) == "dataclasses.field":
            for word in node.value.keywords:
                if word.arg == "default_factory":
                    made = ast.Call(word.value, [], [])
                    yield node.target.id, [made]


def setters(program: Program, values: list[Value]) -> set[str]:
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


def of_threads(kind: str) -> str:
    """What is for threads, with the module that has it: queue.Queue, threading.Lock."""
    name = kind.partition(".")[2]
    return f"queue.{name}" if name.endswith("Queue") else f"threading.{name}"


def left_out(program: Program, known: ast.ClassDef) -> set[str] | None:
    """The attributes that a class does not send; None where that is not known."""
    special = {"__reduce__", "__reduce_ex__", "__slots__"} & {
        getattr(node, "name", "") for node in known.body
    }
    written = program.defined.get((known, "__getstate__"), [])
    plain = all(
        program.path(getattr(one, "func", one)) == "dataclasses.dataclass" for one in known.decorator_list
    )
    if special or known.bases or not plain or len(written) > 1:
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


def has_pointer(program: Program, known: ast.ClassDef) -> bool:
    """Whether a structure of C has a pointer among its fields, and does not itself say how it is sent."""
    is_structure = any(program.path(base) == "ctypes.Structure" for base in known.bases)
    if not is_structure or any((known, name) in program.defined for name in SENDERS):
        return False
    paths = {
        program.path(one)
        for held in fields_of_structure(program, known)
        for one in ast.walk(held)
        if isinstance(one, ast.expr)
    }
    return bool(paths & {"ctypes.POINTER", *POINTERS})


def fields_of_structure(program: Program, known: ast.ClassDef) -> Iterator[ast.expr]:
    """What is assigned to _fields_ of a class, in it or after it."""
    for node in program.nodes:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name):
            is_of = target.id == "_fields_" and program.scope[node] is known
        elif isinstance(target, ast.Attribute):
            is_of = target.attr == "_fields_" and program.definition(target.value) is known
        else:
            continue
        if is_of and isinstance(node, ast.Assign):
            yield node.value


def is_generator(program: Program, value: ast.expr) -> bool:
    """Whether this is a generator, written out or made by a function of the file."""
    held = written(program, value)
    return bool(held) and all(
        isinstance(one, ast.GeneratorExp)
        or (isinstance(one, ast.Call) and program.is_generator(program.definition(one.func)))
        for one in held
    )


def made_of(program: Program, value: ast.expr) -> ast.ClassDef | None:
    """The class of the file that this is an object of."""
    held = written(program, value)
    if isinstance(value, ast.Name) and all(isinstance(one, Each) for one in held):  # of a loop
        held = [one for one in makers(program, value) if isinstance(one, ast.expr)]
    made = {program.definition(one.func) if isinstance(one, ast.Call) else None for one in held}
    known = made.pop() if len(made) == 1 else None
    return known if isinstance(known, ast.ClassDef) else None


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
