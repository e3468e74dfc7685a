"""What may be said without being shown: public names and parameters of the standard library.

Only names: a call with arguments of its own has to be found in what was run. The Python that runs the tools
is asked, by import and signature.
"""

import builtins
import importlib
import inspect
import keyword
import logging
import multiprocessing
import pkgutil
import queue
import re
import signal
import sys
from functools import cache

NAMED = re.compile(r"([A-Za-z][\w.]*)(\(\)|=)?")
SIGNATURE = re.compile(r"(\w+)\(([\w\[\], ]+)\)")
# Whose names may be said without their module: what every reader knows, and what these pages are about.
MODULES = (builtins, multiprocessing, logging, queue, signal)
SUBMODULES = "connection context managers pool process queues shared_memory synchronize"  # of multiprocessing


@cache
def is_standard(text: str) -> bool:
    """Whether it is a public name, a parameter or a signature of the standard library."""
    if signature := SIGNATURE.fullmatch(text):
        names = re.findall(r"\w+", signature[2])
        return any(order[: len(names)] == names for order in _signatures().get(signature[1], ()))
    match = NAMED.fullmatch(text)
    if not match or "._" in text:
        return False
    name = match[1]
    if "." not in name:
        return name in (_parameters() if match[2] == "=" else _names())
    if name.partition(".")[0] not in sys.stdlib_module_names:
        return False
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError, ValueError):
        return False
    return True


@cache
def _names() -> set[str]:
    """The public names that may be said alone: modules, what is in them and in their classes, parameters."""
    public = {name for owner in (*_modules(), *_classes()) for name in dir(owner) if name[0] != "_"}
    return {*public, *_parameters(), *keyword.kwlist, *sys.stdlib_module_names}


@cache
def _parameters() -> set[str]:
    return {name for orders in _signatures().values() for order in orders for name in order}


@cache
def _signatures() -> dict[str, list[list[str]]]:
    """The names of the parameters, in order and without self, of each public function and method, by name."""
    found: dict[str, list[list[str]]] = {}
    for owner in (*_modules(), *_classes()):
        for name in dir(owner):
            thing = getattr(owner, name, None)
            if name[0] == "_" or not callable(thing):
                continue
            try:
                order = [*inspect.signature(thing).parameters]
            except (TypeError, ValueError):  # some functions in C do not tell
                continue
            found.setdefault(name, []).append([word for word in order if word != "self"])
    return found


@cache
def _modules() -> list[object]:
    return [*MODULES, *(importlib.import_module(f"multiprocessing.{name}") for name in SUBMODULES.split())]


@cache
def _classes() -> list[type]:
    """The public classes of these modules."""
    return [
        thing
        for module in _modules()
        for name, thing in vars(module).items()
        if isinstance(thing, type) and name[0] != "_"
    ]
