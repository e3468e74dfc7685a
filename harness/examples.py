"""The examples: complete programs, each with its transcripts.

``queues/fifo.py`` has ``queues/fifo.out``. Where a start method or a newer Python says something
else, that is a variant: ``fifo.spawn.out``, ``fifo.py314.out`` (3.14 and newer, until a newer
variant), ``fifo.forkserver.py3138.out`` (forkserver, 3.13.8 and newer).
"""

import ast
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

from harness.fault import Fault, FaultError
from harness.files import read
from harness.imports import beside
from harness.pythons import OLDEST, Python
from harness.run import LIMIT
from harness.system import TERMINAL, has_namespaces, has_quota, starts

METHODS = ("fork", "spawn", "forkserver")
SYSTEMS = ("Linux", "Darwin", "Windows")
OTHER = "python3.13"  # a second Python, for what happens where two meet
FACILITIES = ("terminal", "namespaces", "quota", OTHER)  # needs that are neither a system nor a module
LONG_LIMIT = 180.0  # seconds that a run may take of a program with a library: it may have servers to start
THIRD_PARTY = ("third_party", "engines")  # where the examples are that need more than the standard library
# Which session has a module; all others are in the first.
SESSIONS = {**dict.fromkeys(("joblib", "mpire", "dask", "distributed"), "engines"), "ray": "ray"}
NEEDS = re.compile(r"# needs: (.+)")
SINCE = re.compile(r"py(\d)(\d\d?)(\d*)")
# Beside the solution of an exercise: what it starts from, and wrong answers. ``mend_it.wrong_no_join.py``
ATTEMPT = re.compile(r"(?P<name>[^.]*)\.(?P<kind>starter|wrong_[a-z0-9_]+)\.(?:py|txt)")
# What editors, version control and file managers leave lying about.
IGNORED = (
    ".*",
    "#*#",
    "*~",
    "*.orig",
    "*.rej",
    "*.bak",
    "*.swp",
    "*.tmp",
    "*.pyc",
    "Thumbs.db",
    "desktop.ini",
)


@dataclass(frozen=True, order=True)
class Variant:
    """What a transcript is for: a start method ("" for any), from a version of Python on."""

    method: str = ""
    since: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: Path) -> "Variant":
        """The variant that a transcript's file name says.

        Raises ValueError where a part of the name is neither a start method nor a version, or where another
        name says the same.
        """
        method, since = "", tuple[int, ...]()
        for tag in path.name.split(".")[1:-1]:
            if tag in METHODS:
                method = tag
            elif version := SINCE.fullmatch(tag):
                since = _version(*version.groups())
            else:
                raise ValueError(f"{tag!r} is neither {', '.join(METHODS)} nor like py314")
        found = cls(method, since if since > OLDEST else ())
        stem = path.name.partition(".")[0]
        if path.name != (one := f"{stem}{found.tags}.out"):
            text = "at most one start method, then at most one version after the oldest"
            raise ValueError(f"{text}, as in {one}")
        return found

    @property
    def tags(self) -> str:
        """The part of the file name that says so: ``.spawn.py314``, or "" for the plain transcript."""
        return "".join(
            [f".{self.method}" * bool(self.method), ".py" * bool(self.since), *map(str, self.since)]
        )


def _version(major: str, minor: str, micro: str) -> tuple[int, ...]:
    # py39, py314, py3148: a minor of one digit is 9, all others have two.
    if minor[0] == "9" and len(minor) == 2:
        minor, micro = minor[0], minor[1] + micro
    return (int(major), int(minor), *([int(micro)] if micro else []))


@dataclass(frozen=True)
class Example:
    """A program below ``examples/`` (``root``); ``name`` is its path there without the ending.

    What is read of its files raises FaultError, with file and line, where a file cannot be read.
    """

    root: Path
    name: str

    @property
    def program(self) -> Path:
        return self.root / f"{self.name}.py"

    @property
    def file(self) -> str:
        """The program's path below the project, as messages name it: ``examples/queues/fifo.py``."""
        return self.path(self.program)

    def path(self, file: Path) -> str:
        """The POSIX path below the project of one of its files."""
        return file.relative_to(self.root.parent).as_posix()

    def below(self, file: Path) -> str:
        """The POSIX path below ``examples/`` of one of its files, as pages name it: ``queues/fifo.out``."""
        return file.relative_to(self.root).as_posix()

    def text(self, file: Path) -> str:
        """The text of one of its files."""
        return read(self.root.parent, self.path(file))

    def fault(self, text: str, line: int = 1) -> Fault:
        """A fault of its program."""
        return Fault(self.file, line, text)

    @cached_property
    def source(self) -> str:
        return self.text(self.program)

    @cached_property
    def tree(self) -> ast.Module:
        """The program's syntax tree. Raises FaultError where the tools' Python cannot read it."""
        source = self.source
        try:
            return ast.parse(source, self.file)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            tools = ".".join(map(str, sys.version_info[:2]))
            text = f"Python {tools}, which runs the tools, cannot read it: {getattr(error, 'msg', error)}"
            raise FaultError(self.fault(text, getattr(error, "lineno", None) or 1)) from error

    @property
    def default_command(self) -> str:
        return f"python {self.program.name}"

    @cached_property
    def transcripts(self) -> dict[Variant, Path]:
        """The transcripts of this program, by what they are for."""
        folder, stem = self.program.parent, self.program.stem
        names = sorted(entry.name for entry in os.scandir(folder)) if folder.is_dir() else []
        found = dict[Variant, Path]()
        for file in [folder / n for n in names if n.endswith(".out") and n.partition(".")[0] == stem]:
            try:
                found[Variant.of(file)] = file
            except ValueError as error:
                text = f"its name is not that of a transcript: {error}; rename it"
                raise FaultError(Fault(self.path(file), 1, text)) from error
        return found

    @cached_property
    def needs(self) -> list[str]:
        """What its line ``# needs: Linux, Python 3.14, terminal, numpy`` names; [] without one."""
        line = NEEDS.search(self.source)
        return [need.strip() for need in line[1].split(",")] if line else []

    @property
    def modules(self) -> list[str]:
        """The third-party modules among its needs."""
        return [need for need in self.needs if need.islower() and need not in FACILITIES]

    @property
    def limit(self) -> float:
        """How many seconds a run of it may take."""
        return LONG_LIMIT if self.modules else LIMIT

    @property
    def oldest(self) -> tuple[int, ...]:
        """The oldest version of Python that it is for."""
        versions = [re.fullmatch(r"Python (3(?:\.\d+)+)", need) for need in self.needs]
        return max((tuple(map(int, v[1].split("."))) for v in versions if v), default=OLDEST)

    @cached_property
    def takes_a_method(self) -> bool:
        """Whether a start method can be imposed: it starts processes and does not choose itself."""
        names = _names(self.tree)
        for module in beside(self.program):  # one that it imports may start them for it
            if module.stem in names:
                name = module.relative_to(self.root).with_suffix("").as_posix()
                names |= _names(Example(self.root, name).tree)
        chooses = names & {"get_context", "set_start_method"}
        return bool(names & {"multiprocessing", "concurrent"}) and not chooses

    def lacks(self, python: Python) -> str:
        """Why it cannot run on this interpreter, for a reader; "" if it can."""
        if python.version < self.oldest:
            return f"needs Python {'.'.join(map(str, self.oldest))}, this is {python}"
        for need in self.needs:
            if need == "terminal" and not TERMINAL:
                return "needs a terminal, and there is none here"
            if need == "namespaces" and not has_namespaces():
                return "needs network namespaces: root on Linux, with unshare, nsenter and ip"
            if need == "quota" and not has_quota():
                return "needs a CPU quota: root on Linux, with cgroups that can be written to"
            if need == OTHER and not starts(OTHER):
                return f"needs {OTHER} on PATH, beside this Python"
            if need in SYSTEMS and need != python.system:
                return f"needs {need}, this is {python.system}"
            if need in self.modules and not python.has(need):
                session = SESSIONS.get(need, "third-party")
                return f"needs {need}, which this Python {python} does not have; nox -s {session} has it"
        return ""

    def methods(self, python: Python) -> list[str | None]:
        """The start methods to impose on this interpreter; [None] where there is nothing to impose."""
        if not self.takes_a_method:
            return [None]
        return [method for method in METHODS if method in python.methods]

    def variant(self, version: tuple[int, ...], method: str | None) -> Variant | None:
        """The transcript that speaks for this version of Python and method; None where there is none."""
        fits = [v for v in self.transcripts if v.method in ("", method) and v.since <= version]
        return max(fits, default=None)


def _names(tree: ast.Module) -> set[str]:
    """The modules that a program imports, and the names that it takes from modules and objects."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def ignored(path: Path) -> bool:
    """Whether this is nobody's work: an editor's backup, a swap file, a folder's settings."""
    return "__pycache__" in path.parts or any(fnmatch(path.name, pattern) for pattern in IGNORED)


def find(root: Path) -> list[Example]:
    """All examples below the project's root, by name; an example that is broken is among them."""
    folder = root / "examples"
    return [
        Example(folder, p.relative_to(folder).with_suffix("").as_posix())
        for p in sorted(folder.rglob("*.py"))
        if not ignored(p.relative_to(folder)) and not ATTEMPT.fullmatch(p.name)
    ]


def name_of(text: str) -> str:
    """The name that somebody meant: ``examples/queues/fifo.py`` and ``queues\\fifo`` are queues/fifo."""
    name = text.replace("\\", "/").rstrip("/")
    name = name.rpartition("examples/")[2] if "examples/" in name else name.removeprefix("./")
    return re.sub(r"\.(py|out|runs)$", "", name)


def _fits(name: str, example: str) -> bool:
    """Whether an example is meant: by its name, by its folder, or by a part of its name without a slash."""
    return example == name or example.startswith(f"{name}/") or ("/" not in name and name in example)


def named(root: Path, names: Iterable[str]) -> list[Example]:
    """The examples of these names, in these folders, or with such a word in their names; all without a name.

    Raises ValueError where a name fits none.
    """
    there = find(root)
    known = {example.name for example in there}
    names = [name_of(name) for name in names]
    for name in names:
        if not any(_fits(name, other) for other in known):
            near = get_close_matches(name, known) or ["nothing like it"]
            raise ValueError(f"there is no example {name!r}; there is {', '.join(near)}")
    chosen = {e for name in names for e in known if e == name or (name not in known and _fits(name, e))}
    return [e for e in there if not names or e.name in chosen]
