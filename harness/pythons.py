"""The interpreters there are: under pyenv, on PATH, and in folders named by MBE_PYTHONS.

``python -m harness.pythons`` lists them; with ``--tools``, the paths of those, besides this
one, on which CI runs the tools.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harness.paths import ROOT
from harness.system import LINUX, WITHOUT

OLDEST, NEWEST = (3, 9), (3, 15)  # what the site speaks of
ASK = """
import json, multiprocessing, platform, sys, sysconfig
name = platform.python_implementation()
if name != "CPython":
    kind = name + " " + ".".join(map(str, sys.implementation.version[:3]))
elif sysconfig.get_config_var("Py_GIL_DISABLED"):
    kind = "free-threaded"
else:
    kind = "debug" if hasattr(sys, "gettotalrefcount") else ""
print(json.dumps({
    "version": sys.version_info[:3],
    "methods": sorted(multiprocessing.get_all_start_methods()),
    "default": multiprocessing.get_start_method(),
    "system": platform.system(),
    "kind": kind,
}))
"""
MODULE = "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)"


@dataclass(frozen=True, order=True)
class Python:
    """An interpreter: its full version, its path, the start methods it has, its own default, its system.

    ``kind`` is "" for an ordinary build of CPython; else ``PyPy 8.0.1``, ``free-threaded``, ``debug`` …
    """

    version: tuple[int, int, int]
    path: str
    methods: tuple[str, ...]
    default: str
    system: str
    kind: str = ""

    def __str__(self) -> str:
        version = ".".join(map(str, self.version))
        return f"{self.kind} ({version})" if self.kind else version

    def has(self, module: str) -> bool:
        """Whether it can import a module."""
        return _has(self.path, module)


@cache
def ask(path: str) -> Python:
    """The interpreter at a path.

    Raises ValueError where it cannot be started or has no multiprocessing.
    """
    try:
        answer = subprocess.run(
            [path, "-c", ASK],
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        python = json.loads(answer.stdout)
        python["version"], python["methods"] = tuple(python["version"]), tuple(python["methods"])
        if "fork" in WITHOUT:
            python["methods"], python["default"] = ("spawn",), "spawn"
        if python["system"] == "Linux" and not LINUX:
            python["system"] = "Linux without /proc"
        return Python(path=path, **python)
    except (OSError, ValueError, TypeError, KeyError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"{path}: this interpreter does not start: {error}") from error


@cache
def _has(path: str, module: str) -> bool:
    return not subprocess.run([path, "-c", MODULE, module], check=False).returncode


def own() -> Python:
    """The interpreter that runs us, of whatever kind it is."""
    return ask(sys.executable)


def found() -> list[Python]:
    """Every ordinary CPython from OLDEST to NEWEST, one for each full version, oldest first.

    What else is found is left out, and a line on stderr says so: another implementation or build of a
    version does not speak for that version.
    """
    paths = [sys.executable, *map(str, _candidates())]
    pythons: dict[tuple[int, int, int], Python] = {}
    for path in dict.fromkeys(paths):
        try:
            python = ask(path)
        except ValueError as error:
            print(f"pythons: left out: {error}", file=sys.stderr)
            continue
        if python.kind and OLDEST <= python.version[:2] <= NEWEST:
            print(f"pythons: left out: {path}: {python}, no ordinary CPython", file=sys.stderr)
        elif OLDEST <= python.version[:2] <= NEWEST:
            pythons.setdefault(python.version, python)
    return sorted(pythons.values())


def _candidates() -> list[Path]:
    """Files that are named like an interpreter, in the order of their folders."""
    folders = [Path(f) for f in os.environ.get("MBE_PYTHONS", "").split(os.pathsep) if f]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders += _glob(pyenv, "versions/*/bin")
    folders += [Path(f) for f in os.environ.get("PATH", "").split(os.pathsep) if f and "shims" not in f]
    return [
        path
        for folder in folders
        for path in [*_glob(folder, "python3.*"), *_glob(folder, "bin/python3.*")]
        if re.fullmatch(r"python3\.\d+t?(\.exe)?", path.name) and os.access(path, os.X_OK)
    ]


def _glob(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:  # somebody else's folder
        return []


def for_tools() -> list[Python]:
    """The oldest and the two newest interpreters found on which the tools run, by pyproject.toml.

    Of each version the newest release.
    """
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    oldest = tuple(int(number) for number in promised.removeprefix(">=").split("."))
    newest = {python.version[:2]: python for python in found() if python.version[:2] >= oldest}
    missing = [f"Python {major}.{minor}" for major, minor in (oldest, NEWEST) if (major, minor) not in newest]
    if missing:
        print(f"pythons: not here: {', '.join(missing)}", file=sys.stderr)
    ordered = list(newest.values())
    return sorted({*ordered[:1], *ordered[-2:]})


if __name__ == "__main__":
    if "--tools" in sys.argv[1:]:
        others = [python for python in for_tools() if python.version[:2] != own().version[:2]]
        print(*(python.path for python in others), sep="\n")
    else:
        print(*(f"{python!s:8} {python.path}" for python in found()), sep="\n")
