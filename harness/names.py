"""The public names of multiprocessing and of concurrent.futures that an interpreter has.

Run as a file by each interpreter, from Python 3.9 on: ``python -I names.py`` prints ``{"names": [...],
"bases": {...}, "aliases": {...}}`` as JSON; with names as arguments, ``{"there": [...]}``, those that it
has. It imports nothing of this project, and starts no process.

A name stands once, where it is found first: what a class inherits from another class of this list is listed
with that one, and what ``multiprocessing`` and a context both have is listed with ``multiprocessing``. A
parameter is listed as ``name(parameter=)``.
"""

import ast
import importlib
import inspect
import json
import pkgutil
import sys
import types
from collections.abc import Callable, Iterator, Sequence

PACKAGES = ("multiprocessing", "concurrent.futures")
PLAIN = {*dir(object), *dir(BaseException), *dir(OSError)}
BUILTINS = {object, bytes, dict, list, tuple, set}
HIDDEN = {"self", "cls", "ctx"}  # parameters that no caller gives
THREADS = "multiprocessing.dummy"  # what it has is threading's, by the names of multiprocessing
# Attributes that only an object has: the classes of locks get theirs from C when one is made.
MADE = ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Barrier")


def modules() -> Iterator[types.ModuleType]:
    """Both packages and their public modules, as far as this system has them; those of threads last."""
    for package in PACKAGES:
        top = importlib.import_module(package)
        yield top
        below = pkgutil.walk_packages(top.__path__, package + ".")
        for found in sorted(below, key=lambda m: (THREADS in m.name, m.name)):
            if "._" not in found.name:
                try:
                    yield importlib.import_module(found.name)
                except ImportError:  # of another system
                    continue


def written(body: Sequence[ast.AST]) -> Iterator[str]:
    """The names that statements of a module define, also within if and try."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (x.id for target in targets for x in ast.walk(target) if isinstance(x, ast.Name))
        for part in ("body", "orelse", "handlers") if isinstance(node, (ast.If, ast.Try)) else ():
            for inner in getattr(node, part, ()):
                yield from written(inner.body if isinstance(inner, ast.ExceptHandler) else [inner])


def example(module: types.ModuleType, name: str, thing: type) -> object:
    """What is asked for its attributes: the class, or an object of it where only that has them."""
    if module.__name__ == "multiprocessing.synchronize" and name in MADE:
        factory = getattr(importlib.import_module("multiprocessing"), name)
        return factory(*[1] * (name == "Barrier"))
    return thing


def parameters(thing: Callable[..., object]) -> list[str]:
    """The parameters of a function or a class, without self."""
    try:
        found = inspect.signature(thing).parameters.values()
    except (TypeError, ValueError):  # written in C, or no function
        return []
    variable = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return [p.name for p in found if p.kind not in variable and p.name[0] != "_" and p.name not in HIDDEN]


def public(module: types.ModuleType) -> Iterator[tuple[str, object]]:
    """What a module itself has under public names."""
    promised = getattr(module, "__all__", ())
    own = {*written(ast.parse(inspect.getsource(module)).body), *promised}
    for name in dict.fromkeys([*vars(module), *promised]):  # some are imported when they are asked for
        thing = getattr(module, name, None)
        if name[0] != "_" and name in own and thing is not None and not isinstance(thing, types.ModuleType):
            yield name, thing


def attributes(module: types.ModuleType, name: str, thing: type) -> Iterator[tuple[str, type, object]]:
    """The public attributes of a class, each with the class that it is inherited from, and what it is."""
    for attribute in dir(example(module, name, thing)):
        owner = next((c for c in thing.__mro__ if attribute in vars(c)), thing)
        if attribute[0] != "_" and attribute not in PLAIN and owner not in BUILTINS:
            value = inspect.getattr_static(owner, attribute, None)
            yield attribute, owner, getattr(value, "__func__", value)


def is_there(name: str) -> bool:
    """Whether a name can be imported, whatever lists it."""
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def listing() -> dict[str, object]:
    """What is printed of all names."""
    names: list[str] = []
    bases: dict[str, list[str]] = {}
    aliases: dict[str, str] = {}
    homes: dict[object, str] = {}  # by the thing itself
    owned: set[tuple[type, str]] = set()

    def note(name: str, thing: object) -> None:
        names.append(name)
        if callable(thing):
            names.extend(f"{name}({parameter}=)" for parameter in parameters(thing))

    for module in modules():
        for name, thing in public(module):
            full = f"{module.__name__}.{name}"
            # The methods of the one context that everything uses are new objects each time.
            key = getattr(thing, "__func__", thing) if callable(thing) else (module.__name__, name)
            if callable(thing) and homes.setdefault(key, full) != full:
                aliases[full] = homes[key]
                continue
            note(full, thing)
            if not isinstance(thing, type) or full.startswith(THREADS):
                continue
            bases[full] = [homes[base] for base in thing.__mro__[1:] if base in homes]
            for attribute, owner, value in attributes(module, name, thing):
                # A context's own Queue is multiprocessing.Queue.
                known = callable(value) and homes.get(value, "").startswith("multiprocessing.")
                if (owner, attribute) not in owned and not known:
                    note(f"{full}.{attribute}", value)
                owned.add((owner, attribute))
    bases = {name: base for name, base in bases.items() if base}
    return {"names": names, "bases": bases, "aliases": aliases}


if __name__ == "__main__":
    asked = sys.argv[1:]
    print(json.dumps({"there": [*filter(is_there, asked)]} if asked else listing()))
