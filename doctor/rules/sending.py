"""Faults in what is sent to another process: what stays in an object, and what is found by its name there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from doctor.names import FUNCTIONS, THREADS, Program, Value, arguments
from doctor.rules.pickling import (
    given,
    has_pointer,
    is_generator,
    is_opened,
    is_pickled,
    is_unnamed,
    kept,
    left_out,
    made_of,
    of_threads,
    sent,
    set_at_first,
    setters,
    stays,
)
from doctor.rules.registry import rule
from doctor.rules.syntax import method, name_of, same_name, text_of

MAKERS = ("collections.namedtuple", "enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag")
QUEUES = ("Queue", "JoinableQueue")
SPECIAL = ("__getstate__", "__setstate__", "__reduce__", "__reduce_ex__", "__new__")


@rule("lock-in-self", "pickling#lock-in-self")
def lock_in_self(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        known = object_of(program, one.target) if is_pickled(program, one) else None
        for name, kind in kept(program, known) if known else ():
            yield one.target, (name_of(one.target), name, kind)


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


@rule("lock-in-object", "pickling#lock-in-self")
def lock_in_object(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for _, value in sent(program):
        if known := made_of(program, value):
            for name, kind in kept(program, known):
                yield value, (known.name, name, kind)


@rule("pointer-in-structure", "libraries-threads#model-argument")
def pointer_in_structure(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for _, value in sent(program):
        known = made_of(program, value)
        if known and has_pointer(program, known):
            yield value, (known.name,)


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


@rule("function-given", "pickling#what-goes")
def function_given(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for _, value in sent(program):
        if is_unnamed(program, value):
            yield value, (name_of(value),)


@rule("cannot-be-sent", "pickling#what-goes")
def cannot_be_sent(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        for value in (one.values or ()) if is_pickled(program, one) else ():
            if is_generator(program, value) or is_opened(program, value):
                yield value, (name_of(value) if isinstance(value, ast.Name) else ast.unparse(value),)


@rule("opened-given", "errors-objects#open-file")
def opened_given(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one, value in sent(program):
        told = value in (one.values or ())  # by the rule cannot-be-sent
        if not told and is_opened(program, value):
            yield value, (name_of(value),)


@rule("buffer-given", "shared-memory#attach")
def buffer_given(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for _, value in sent(program):
        held = program.held(value)
        if held and all(is_buffer(program, one) for one in held):
            yield value, (name_of(value),)


def is_buffer(program: Program, value: Value) -> bool:
    """Whether this is a view of shared memory, which cannot be pickled as that itself can."""
    if not isinstance(value, ast.Attribute) or value.attr != "buf":
        return False
    makers = [one.func if isinstance(one, ast.Call) else None for one in program.values(value.value)]
    return bool(makers) and all(
        one is not None and program.path(one) == "multiprocessing.shared_memory.SharedMemory"
        for one in makers
    )


@rule("frozen-slots", "errors-objects#exception-cannot-come-back")
def frozen_slots(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for _, value in sent(program):
        known = made_of(program, value)
        names = names_in(known) if known and is_frozen(program, known) else []
        if known and "__slots__" in names and not {*SPECIAL} & {*names}:
            yield known, (known.name,)


def is_frozen(program: Program, known: ast.ClassDef) -> bool:
    """Whether nothing can be assigned to the attributes of a dataclass."""
    return any(
        isinstance(one, ast.Call)
        and program.path(one.func) == "dataclasses.dataclass"
        and any(word.arg == "frozen" and ast.unparse(word.value) == "True" for word in one.keywords)
        for one in known.decorator_list
    )


def names_in(known: ast.ClassDef) -> list[str]:
    """What a class itself defines and assigns."""
    targets = [one.targets[0] for one in known.body if isinstance(one, ast.Assign)]
    return [getattr(one, "name", "") for one in known.body] + [getattr(one, "id", "") for one in targets]


@rule("process-in-self", "errors-process#process-as-argument")
def process_in_self(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``self.children.append(p)`` and ``p.start()`` in a loop, and the target is a method of self."""
    for one in program.handed:
        known = object_of(program, one.target) if one.way == "Process" and not program.wants_fork else None
        loop = next((up for up in program.ancestors(one.call) if isinstance(up, (ast.For, ast.While))), None)
        if known is None or loop is None or not is_started_in(program, one.call, loop):
            continue
        left = left_out(program, known)
        for (owner, name), items in program.appended.items():
            within = [item for item in items if loop in program.ancestors(item)]
            of = {made for item in within for made in [item, *program.values(item)]}
            if owner is known and left is not None and name not in left and one.call in of:
                yield one.target, (name_of(one.target), f"self.{name}")


def is_started_in(program: Program, made: ast.Call, loop: ast.AST) -> bool:
    """Whether this loop itself starts the process that it makes."""
    started = [method(node, "start") for node in ast.walk(loop)]
    return any(made in program.values(one) for one in started if isinstance(one, ast.Name))


@rule("lock-in-process", "pickling#lock-in-self")
def lock_in_process(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """What __init__() of a subclass of Process keeps goes along when it is started."""
    made = {program.definition(call.func) for call in program.calls}
    if program.wants_fork or not any(method(call, "start") is not None for call in program.calls):
        return
    for known in program.nodes:
        if not isinstance(known, ast.ClassDef) or known not in made or not is_pickled_whole(program, known):
            continue
        for name, values in set_at_first(program, known):
            kinds = {stays(program, value) or of_parameter(program, known, value) for value in values}
            if len(kinds) == 1 and "" not in kinds:
                yield (
                    values[0] if isinstance(values[0], ast.AST) else known,
                    (known.name, f"self.{name}", *kinds),
                )


def of_parameter(program: Program, known: ast.ClassDef, value: Value) -> str:
    """What is for threads that all who make an object of a class give as this parameter of __init__()."""
    init = program.scope.get(value) if isinstance(value, ast.Name) else None
    names = [one.arg for one in arguments(init)] if init is not None else []
    if (
        not isinstance(value, ast.Name)
        or value.id not in names
        or init is None
        or program.bound.get((init, value.id)) != [None]
    ):
        return ""
    number, kinds = names.index(value.id) - 1, set[str]()
    for call in program.calls:
        if program.definition(call.func) is known:
            words = [word.value for word in call.keywords if word.arg == value.id]
            given = words or call.args[number : number + 1]
            kinds.add(program.kind(given[0]) if given else "")
    kind = kinds.pop() if len(kinds) == 1 else ""
    return of_threads(kind) if kind in THREADS else ""


def is_pickled_whole(program: Program, known: ast.ClassDef) -> bool:
    """Whether this is a subclass of Process itself, which says nothing of how it is pickled."""
    special = {"__getstate__", "__reduce__", "__reduce_ex__", "start", "__new__"}
    return (
        len(known.bases) == 1
        and program.named(known.bases[0]) == "Process"
        and bool(program.path(known.bases[0]))
        and not known.decorator_list
        and not special & {getattr(node, "name", "") for node in known.body}
    )


@rule("put-stays", "queue-hangs#unpicklable")
def put_stays(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for call in program.calls:
        of = method(call, "put", "put_nowait")
        if of is None or not call.args or program.kind(of) not in QUEUES:
            continue
        for value in written_in(call.args[0]):
            if what := unsendable(program, value):
                yield call, (what, name_of(of))


def written_in(value: ast.expr) -> Iterator[ast.expr]:
    """What is written out in lists, tuples and dicts, however deep; the value itself where it is none."""
    if isinstance(value, (ast.Tuple, ast.List)):
        for item in value.elts:
            yield from written_in(item)
    elif isinstance(value, ast.Dict):
        for item in value.values:
            yield from written_in(item)
    else:
        yield value


def unsendable(program: Program, value: ast.expr) -> str:
    """How a value that cannot be pickled reads, with what in it is to blame; "" for all else."""
    if is_unnamed(program, value):
        return name_of(value)
    if is_generator(program, value) or is_opened(program, value):
        return ast.unparse(value)
    known = made_of(program, value)
    kinds = [kind for _, kind in kept(program, known)] if known else []
    return f"{name_of(value)} ({kinds[0]})" if kinds else ""


@rule("named-otherwise", "errors-functions#not-found-by-name")
def named_otherwise(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """``Row = namedtuple("Record", …)``: objects of it are looked for as Record."""
    if not program.starts:
        return
    for node in program.nodes:
        call = node.value if isinstance(node, ast.Assign) else None
        if not isinstance(node, ast.Assign) or not isinstance(call, ast.Call) or not call.args:
            continue
        target, name = node.targets[0], call.args[0]
        if program.path(call.func) not in MAKERS or not isinstance(target, ast.Name):
            continue
        words, text = {word.arg for word in call.keywords}, text_of(name)
        if text is None or words & {"module", "qualname", None}:
            continue
        in_class = isinstance(program.scope[node], ast.ClassDef)
        if not in_class and program.scope[node] is not program.tree:
            continue
        known = (program.tree, text)
        if known in program.bound or known in program.defined or text in program.imports:
            continue
        if len(call.args) > 1 and (in_class or text != target.id):
            yield node, (target.id, text)


@rule("getattr-recursion", "errors-child#getattr-recursion")
def getattr_recursion(program: Program) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for one in program.handed:
        if not is_pickled(program, one):
            continue
        classes = [made_of(program, value) for value in given(program, one)]
        for known in dict.fromkeys([*classes, object_of(program, one.target)]):
            if known and left_out(program, known) == set() and (name := asks_itself(program, known)):
                yield program.defined[known, "__getattr__"][0], (known.name, name)


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
            setters(program, program.attributes.get(key, [])) == {"__init__"}
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
