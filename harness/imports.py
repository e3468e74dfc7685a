"""The programs beside a program that it imports or runs: they go with it into the folder of a run.

check.py needs this on the learner's own Python, so nothing here is newer than Python 3.9.
"""

import re
from pathlib import Path

IMPORTED = re.compile(r"(?:^(?:from|import)|\bpython(?: -u)?) (\w+)", re.MULTILINE)  # or run by its name


def beside(program: Path) -> list[Path]:
    """The programs beside a program that it imports or runs, with those that these need, sorted."""
    found: set[Path] = set()
    todo = [program]
    while todo:
        source = todo.pop()
        text = source.read_text("utf-8", "replace") if source.is_file() else ""
        for name in IMPORTED.findall(text):
            module = program.with_name(f"{name}.py")
            if module != program and module not in found and module.is_file():
                found.add(module)
                todo.append(module)
    return sorted(found)
