"""check.py, watch.py and doctor.py: each holds all that it needs, packed into one file that runs by itself.

Its code is learner/unpack.py; below that stand, as comments, the modules of ours that its command needs, and
other files that it reads.
"""

import ast
from functools import lru_cache
from itertools import chain
from pathlib import Path

from book import catalogue, exercises, index
from book.pages import LANGUAGES
from doctor import known
from doctor.rules import SECTIONS
from harness.paths import ROOT
from learner.exercises import FILE, dump
from learner.unpack import LINE, NAME

STARTED = ("harness.keeper", "harness.supervisor")  # by the command, as programs of their own
IMPOSED = "harness/imposed"  # not imported by us, but by the programs that we run
PACKAGES = ("harness", "learner", "book", "watcher", "doctor")
ASSETS = ("docs/assets/site.css", "docs/assets/site.js")  # of the page that watch.py writes


def check(root: Path, address: str, book: str) -> str:
    """check.py, for a site at an address, with the book. Raises FaultError where an exercise is wrong."""
    code = (root / "learner/unpack.py").read_text("utf-8")
    more = {FILE: dump(exercises.gather(index.load(root), address)), known.FILE: book}
    return packed(root, code, "learner", more)


def watch(root: Path) -> str:
    """watch.py."""
    code = headed(root, "watcher")
    return packed(root, code, "watcher", {ROOT / name: (root / name).read_text("utf-8") for name in ASSETS})


def doctor(root: Path, book: str) -> str:
    """doctor.py, with the book."""
    return packed(root, headed(root, "doctor"), "doctor", {known.FILE: book})


def book(root: Path, address: str) -> str:
    """Sections and errors, as doctor/known.py loads them. Raises FaultError where an error is not right."""
    site, entries = index.load(root), catalogue.load(root).values()
    pages = {entry.word: f"{entry.page.removesuffix('.md')}#{entry.word}" for entry in entries}
    hangs = catalogue.hangs(root)
    wanted = {*SECTIONS.values(), *pages.values(), *known.FURTHER, *chain.from_iterable(hangs.values())}
    sections = {
        language: {name: exercises.section_of(site, address, language, name) for name in sorted(wanted)}
        for language in LANGUAGES
    }
    return known.dump(sections, [entry.known for entry in entries], pages, hangs)


def headed(root: Path, command: str) -> str:
    """The code of a file whose first lines are those of its command; learner/unpack.py has the rest."""
    text, head = ((root / name).read_text("utf-8") for name in ("learner/unpack.py", f"{command}/head.py"))
    replaced = {name for node in ast.parse(head).body if isinstance(node, ast.Assign) for name in names(node)}
    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and replaced & names(node):
            lines[node.lineno - 1] = ""
    return head + "".join(lines[ast.parse(text).body[0].end_lineno or 0 :])


def names(node: ast.Assign) -> set[str]:
    """The names that an assignment gives values to."""
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def packed(root: Path, code: str, command: str, more: dict[Path, str]) -> str:
    """A file that unpacks the modules of a command, and more files by their places, and runs it."""
    paths = sorted(modules(root, command))
    files = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    files |= {path.relative_to(ROOT).as_posix(): text for path, text in more.items()}
    lines = [code]
    for name, held in files.items():
        lines += [f"{NAME}{name}", *(f"{LINE}{line}" for line in held.rstrip("\n").split("\n"))]
    return "\n".join(lines) + "\n"


def modules(root: Path, command: str) -> set[Path]:
    """The files of all modules that are needed, by what they import."""
    found = {*(root / IMPOSED).glob("*.py")}
    todo = [f"{command}.__main__", command, *STARTED]
    while todo:
        name = todo.pop()
        path = root / name.replace(".", "/")
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if path.is_file() and path not in found:
            found.add(path)
            todo += [*imported(path.read_text("utf-8")), name.partition(".")[0]]
    return found


@lru_cache
def imported(source: str) -> tuple[str, ...]:
    """The modules of ours that a program imports; among them names that are none."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in PACKAGES:
            found += [str(node.module), *(f"{node.module}.{name.name}" for name in node.names)]
    return tuple(found)
