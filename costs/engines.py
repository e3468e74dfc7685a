"""How long the engines of examples/engines take beside a pool, and how much room they need.

    python -m costs.engines --json PYTHON … > costs/engines.json

Each program is timed from its start to its end, five times; the programs take turns. It is run by the first
interpreter that has its module: this one, or one of those that are named, which may have Ray. ``size`` is
what a package and all that it needs take as they are installed, in MB.
"""

import json
import re
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

from costs import cost

FOLDER = Path(__file__).parent.parent / "examples" / "engines"
POOL = "with_pool.py"
ENGINES = {  # the program, and the package that it needs, "" for the standard library
    POOL: "",
    "with_executor.py": "",
    "with_board.py": "",
    "with_joblib.py": "joblib",
    "with_mpire.py": "mpire",
    "with_dask.py": "distributed",
    "with_ray.py": "ray",
}
LONGEST = 300  # seconds that a program may take


def size(package: str) -> float:
    """MB of a package and of all that it needs, as they are installed here; 0.0 where it is not here."""
    there: dict[str, metadata.Distribution] = {}
    todo = [package]
    while todo:
        name = todo.pop()
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # needed elsewhere, on Windows, say
            continue
        if found.metadata["Name"] not in there:
            there[found.metadata["Name"]] = found
            needs = [need for need in found.requires or [] if "extra ==" not in need]
            todo += [re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in needs]
    files = [Path(str(file.locate())) for found in there.values() for file in found.files or []]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def interpreter_for(package: str, pythons: list[str]) -> tuple[str, float]:
    """The first interpreter that has a package, and its size in MB. Raises SystemExit where none has it."""
    if not package:
        return pythons[0], 0.0
    asked = ["-m", "costs.engines", "--size", package]
    for python in pythons:
        done = subprocess.run([python, *asked], capture_output=True, text=True, check=True)
        if float(done.stdout):
            return python, float(done.stdout)
    sys.exit(f"no interpreter here has {package}; name one that has: nox -s ray makes one")


def seconds(python: str, program: str) -> float:
    """How many seconds a program takes from its start to its end.

    Raises SubprocessError where it fails or takes longer than LONGEST.
    """
    begun = time.perf_counter()
    command = [python, program]
    subprocess.run(command, cwd=FOLDER, stdout=subprocess.DEVNULL, check=True, timeout=LONGEST)
    return time.perf_counter() - begun


def main(pythons: list[str]) -> None:
    """Measure with these interpreters, and print what was measured as JSON."""
    before = cost.machine()
    chosen = {program: interpreter_for(package, pythons) for program, package in ENGINES.items()}
    taken: dict[str, list[float]] = {program: [] for program in ENGINES}
    for _ in range(cost.REPETITIONS):
        for program, (python, _) in chosen.items():
            taken[program].append(float(f"{seconds(python, program):.3g}"))
    ratios = {
        program.removeprefix("with_").removesuffix(".py"): {
            "above": program,
            "below": POOL,
            "least": 0,
            "values": [mine / pool for mine, pool in zip(values, taken[POOL], strict=True)],
        }
        for program, values in taken.items()
        if program != POOL
    }
    sizes = {package: round(chosen[program][1], 1) for program, package in ENGINES.items() if package}
    found = {"units": {"engines": "s"}, "parts": {"engines": taken}, "ratios": ratios, "sizes": sizes}
    print(json.dumps({**before, **found}, indent=1))


if __name__ == "__main__":
    if "--size" in sys.argv:
        print(size(sys.argv[-1]))
    else:
        main([sys.executable, *(word for word in sys.argv[1:] if word != "--json")])
