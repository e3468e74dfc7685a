"""The interpreters there are: under pyenv, on PATH, and in folders named by MBE_PYTHONS."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
