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
ASK = (
    "import json, sys, platform, multiprocessing as m; print(json.dumps([list(sys.version_info[:3]),"
    " sorted(m.get_all_start_methods()), m.get_start_method(), platform.system()]))"
)


@dataclass(frozen=True, order=True)
class Python:
    """An interpreter: its full version, its path, the start methods it has, its own default."""

    version: tuple[int, int, int]
    path: str
    methods: tuple[str, ...]
    default: str
    system: str

    def __str__(self) -> str:
        return ".".join(map(str, self.version))


@cache
def ask(path: str) -> Python:
    """The interpreter at a path.

    Raises ValueError where it cannot be started or is no CPython that has multiprocessing.
    """
    try:
        told = subprocess.run(
            [path, "-c", ASK],
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        version, methods, default, system = json.loads(told.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"{path}: this interpreter does not start: {error}") from error
    if "fork" in WITHOUT:
        methods, default = ["spawn"], "spawn"
    if system == "Linux" and not LINUX:
        system = "Linux without /proc"
    return Python(tuple(version), path, tuple(methods), default, system)


def own() -> Python:
    """The interpreter that runs us."""
    return ask(sys.executable)


def found() -> list[Python]:
    """Every interpreter from OLDEST to NEWEST, one for each full version, oldest first."""
    folders = [Path(f) for f in os.environ.get("MBE_PYTHONS", "").split(os.pathsep) if f]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders += sorted(pyenv.glob("versions/*/bin"))
    folders += [Path(f) for f in os.environ.get("PATH", "").split(os.pathsep) if f and "shims" not in f]
    pythons = {own().version: own()}
    for folder in folders:
        for path in sorted([*folder.glob("python3.*"), *folder.glob("bin/python3.*")]):
            if re.fullmatch(r"python3\.\d+(\.exe)?", path.name) and os.access(path, os.X_OK):
                try:
                    python = ask(str(path))
                except ValueError as error:
                    print(f"pythons: left out: {error}", file=sys.stderr)
                    continue
                if OLDEST <= python.version[:2] <= NEWEST:
                    pythons.setdefault(python.version, python)
    return sorted(pythons.values())


def for_tools() -> list[Python]:
    """The oldest, a middle and the newest interpreter found on which the tools run, by pyproject.toml."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    oldest = tuple(int(number) for number in promised.removeprefix(">=").split("."))
    newest = {python.version[:2]: python for python in found() if python.version[:2] >= oldest}
    missing = [f"Python {major}.{minor}" for major, minor in (oldest, NEWEST) if (major, minor) not in newest]
    if missing:
        print(f"pythons: not here: {', '.join(missing)}", file=sys.stderr)
    ordered = list(newest.values())
    return sorted({ordered[place] for place in (0, len(ordered) // 2, -1)}) if ordered else []


if __name__ == "__main__":
    if "--tools" in sys.argv[1:]:
        others = [python for python in for_tools() if python.version[:2] != own().version[:2]]
        print(*(python.path for python in others), sep="\n")
    else:
        print(*(f"{python!s:8} {python.path}" for python in found()), sep="\n")
