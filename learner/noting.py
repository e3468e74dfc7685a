"""One more run of a program that prints all lines: it notes what reaches the parent, what a child is given.

No line tells a square that a child handed back from one that the parent computed. So a line is put before the
program. By it the first process notes each value that it unpickles, which is how all that children, tasks
and managers send gets there, and the arguments of each child that it starts; at its end it prints them.
"""

from __future__ import annotations

import ast
import json
import re
from typing import Any

MARK = "noted by check.py: "
# With these, values arrive in another way than by a pickle, or at a child that was started already: of that,
# nothing is noted.
SHARED = "Value|Array|RawValue|RawArray|SharedMemory|ShareableList|mmap|memmap|open|read_text|read_bytes"
UNSEEN = {
    "arrives": re.compile(rf"\b({SHARED}|recv_bytes)\b"),
    "sent": re.compile(rf"\b({SHARED}|Queue|SimpleQueue|JoinableQueue|Pipe|Manager)\b"),
}
BEFORE = f"""
def leaves(value, deep=0):
    if isinstance(value, BaseException):
        value = [type(value).__name__, *value.args]
    elif isinstance(value, dict):
        value = [*value, *value.values()]
    elif type(value).__module__ in ("__main__", "concurrent.futures.process"):
        value = [*getattr(value, "__dict__", {{}}).values()]
    if isinstance(value, str):
        value = value[:999]  # what is wanted is short, and the output of a run has a limit
        yield from re.findall(r"\\w+", value)  # the str() of a dict that a manager has, say
    if isinstance(value, (str, int, float)):
        yield repr(value)
    elif isinstance(value, (tuple, list, set, frozenset)) and deep < 9:
        for one in list(value)[:99]:
            yield from leaves(one, deep + 1)

def noting_loads(*args, **kwargs):
    value = loads(*args, **kwargs)
    noted["arrives"].update(leaves(value))
    return value

def noting_start(self):
    own = ("_args", "_kwargs", "_name")
    given = [value for name, value in vars(self).items() if name in own or name[0] != "_"]
    noted["sent"].update(leaves(given))
    start(self)

def tell():
    if process.parent_process() is None:
        print("\\n{MARK}" + json.dumps({{name: sorted(noted[name]) for name in noted}}), flush=True)

if __name__ == "__main__":
    import atexit, json, re
    from multiprocessing import process, reduction
    noted = {{"arrives": set(), "sent": set()}}
    start, loads = process.BaseProcess.start, reduction.ForkingPickler.loads
    process.BaseProcess.start, reduction.ForkingPickler.loads = noting_start, staticmethod(noting_loads)
    atexit.register(tell)
"""


def noting(source: str) -> str:
    """A program that also tells what it noted; BEFORE stands behind its docstring and its future imports."""
    lines, first = source.splitlines(keepends=True), 0
    for node in ast.parse(source).body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not docstring and not (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
            break
        first = node.end_lineno or first
    # It is run as UTF-8, whatever it declares.
    head = [re.sub(r"^(\s*#.*)coding[:=]", r"\1", line) for line in lines[:2]]
    begun = f"exec({BEFORE!r}, {{'__name__': __name__}})\n"
    lines = [*head, *lines[2:]]
    return "".join([*lines[:first], "\n" * bool(first), begun, *lines[first:]])


def told(said: str) -> dict[str, Any] | None:
    """What a run noted, ``arrives`` and ``sent``; None where it did not come to its end."""
    found = re.search(f"^{MARK}(.*)$", said, re.MULTILINE)
    return json.loads(found[1]) if found else None
