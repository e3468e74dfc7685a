"""The examples: complete programs, each with its transcripts.

``queues/fifo.py`` has ``queues/fifo.out``. Where a start method or a newer Python says something
else, that is a variant: ``fifo.spawn.out``, ``fifo.py314.out`` (3.14 and newer, until a newer
variant), ``fifo.forkserver.py3138.out`` (forkserver, 3.13.8 and newer).
"""

import ast
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from harness.pythons import Python
from harness.system import TERMINAL

METHODS = ("fork", "spawn", "forkserver")
NEEDS = re.compile(r"# needs: (.+)")
SINCE = re.compile(r"py(\d)(\d\d?)(\d*)")


@dataclass(frozen=True, order=True)
class Variant:
    """What a transcript is for: a start method ("" for any), from a version of Python on."""

    method: str = ""
    since: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: Path) -> "Variant":
        """The variant that a transcript's file name says.

        Raises ValueError where a part of the name is neither a start method nor a version.
        """
        method, since = "", ()
        for tag in path.name.split(".")[1:-1]:
            if tag in METHODS:
                method = tag
            elif version := SINCE.fullmatch(tag):
                since = _version(*version.groups())
            else:
                raise ValueError(f"{path.name}: {tag!r} is neither {', '.join(METHODS)} nor like py314")
        return cls(method, since)

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
    """A program below ``examples/``; ``name`` is its path there without the ending."""

    root: Path
    name: str

    @property
    def program(self) -> Path:
        return self.root / f"{self.name}.py"

    @cached_property
    def source(self) -> str:
        return self.program.read_text("utf-8")

    @property
    def default_command(self) -> str:
        return f"python {self.program.name}"

    @cached_property
    def transcripts(self) -> dict[Variant, Path]:
        """The transcripts of this program, by what they are for."""
        stem = self.program.stem
        files = sorted(self.program.parent.glob(f"{stem}*.out"))
        return {Variant.of(f): f for f in files if f.name.split(".")[0] == stem}

    @cached_property
    def needs(self) -> list[str]:
        """What its line ``# needs: Linux, Python 3.14, terminal`` names; [] without one."""
        said = NEEDS.search(self.source)
        return [need.strip() for need in said[1].split(",")] if said else []

    @cached_property
    def takes_a_method(self) -> bool:
        """Whether a start method can be imposed: it starts processes and does not choose itself."""
        names = set()
        for node in ast.walk(ast.parse(self.source)):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.alias):
                names.add(node.name)
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").partition(".")[0])
        chooses = names & {"get_context", "set_start_method"}
        return bool(names & {"multiprocessing", "concurrent"}) and not chooses

    def lacks(self, python: Python) -> str:
        """Why it cannot run on this interpreter, for a reader; "" if it can."""
        for need in self.needs:
            kind, _, version = need.partition(" ")
            if kind == "Python":
                if python.version < tuple(int(part) for part in version.split(".")):
                    return f"needs Python {version}, this is {python}"
            elif kind == "terminal":
                if not TERMINAL:
                    return "needs a terminal, and there is none here"
            elif kind != python.system:
                return f"needs {need}, this is {python.system}"
        return ""

    def methods(self, python: Python) -> list[str | None]:
        """The start methods to impose on this interpreter; [None] where there is nothing to impose."""
        if not self.takes_a_method:
            return [None]
        return [method for method in METHODS if method in python.methods]

    def variant(self, python: Python, method: str | None) -> Variant | None:
        """The transcript that speaks for this interpreter and method; None where there is none."""
        fits = [v for v in self.transcripts if v.method in ("", method) and v.since <= python.version]
        return max(fits, default=None)


def every(root: Path) -> list[Example]:
    """All examples below the project's root, by name."""
    folder = root / "examples"
    return [
        Example(folder, p.relative_to(folder).with_suffix("").as_posix())
        for p in sorted(folder.rglob("*.py"))
    ]


def named(root: Path, names: list[str]) -> list[Example]:
    """The examples with one of these in their names, all of them without a name.

    Raises ValueError where a name fits none.
    """
    there = every(root)
    for name in names:
        if not any(name in example.name for example in there):
            near = get_close_matches(name, [e.name for e in there]) or ["nothing like it"]
            raise ValueError(f"there is no example {name!r}; there is {', '.join(near)}")
    return [e for e in there if not names or any(name in e.name for name in names)]
