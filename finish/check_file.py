"""check.py: all that holds a learner's answer to an exercise, packed into one file that runs by itself.

Its code is learner/unpack.py; below that stand, as comments, the modules of harness and learner that it
needs, and what the exercises ask for.
"""

import ast
from functools import lru_cache
from pathlib import Path

from book import exercises, index
from harness.paths import ROOT
from learner.exercises import FILE, dump
from learner.unpack import LINE, NAME

FIRST = ("learner.__main__", "harness.keeper", "harness.supervisor")  # what is started
IMPOSED = "harness/imposed"  # not imported by us, but by the programs that we run
PACKAGES = ("harness", "learner")


def text(root: Path, address: str) -> str:
    """The file, for a site at an address. Raises FaultError where an exercise is not right."""
    files = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(modules(root))}
    files[FILE.relative_to(ROOT).as_posix()] = dump(exercises.gather(index.load(root), address))
    lines = [(root / "learner/unpack.py").read_text("utf-8")]
    for name, held in files.items():
        lines += [f"{NAME}{name}", *(f"{LINE}{line}" for line in held.rstrip("\n").split("\n"))]
    return "\n".join(lines) + "\n"


def modules(root: Path) -> set[Path]:
    """The files of all modules that are needed, by what they import."""
    found = {*(root / IMPOSED).glob("*.py")}
    todo = [*FIRST, *PACKAGES]
    while todo:
        path = root / todo.pop().replace(".", "/")
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if path.is_file() and path not in found:
            found.add(path)
            todo += imported(path.read_text("utf-8"))
    return found


@lru_cache
def imported(source: str) -> tuple[str, ...]:
    """The modules of ours that a program imports; among them names that are none."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in PACKAGES:
            found += [str(node.module), *(f"{node.module}.{name.name}" for name in node.names)]
    return tuple(found)
