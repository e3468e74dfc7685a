"""How long the engines of examples/engines take beside a pool, how much room they need, and which Pythons.

    python -m costs.engines --json PYTHON … > costs/engines.json

Each program is timed from its start to its end, seven times, and each time right after the one with a pool,
by the same interpreter: so both meet the same load, and their ratio says more than either time. The first
interpreter that has a program's module runs it: this one, or one of those that are named, which may have
Ray. It takes some six minutes, more on a busy machine, and needs uv.

sizes      what a package and all that it needs take as they are installed, in MB
pythons    the versions of Python for which a package has a wheel on each of Linux, macOS and Windows, in the
           version that is installed here; uv reads that from its metadata
"""

import json
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
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
REPETITIONS = 7
LONGEST = 300  # seconds that a program may take
VERSIONS = [f"3.{minor}" for minor in range(9, 16)]  # the Pythons that the site speaks of
PLATFORMS = ("x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc")


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


def look(package: str) -> None:
    """Print the version of a package here, "" where it is not here, and its size."""
    try:
        print(json.dumps([metadata.version(package), size(package)]))
    except metadata.PackageNotFoundError:
        print(json.dumps(["", 0.0]))


def interpreter_for(package: str, pythons: list[str]) -> tuple[str, str, float]:
    """The first interpreter that has a package, the package's version, and its size in MB.

    Raises SystemExit where none has it.
    """
    for python in pythons if package else []:
        command = [python, "-m", "costs.engines", "--look", package]
        version, room = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        if version:
            return python, version, room
    if package:
        sys.exit(f"no interpreter here has {package}; name one that has: nox -s ray makes one")
    return pythons[0], "", 0.0


def installable(package: str, version: str) -> list[str]:
    """The Pythons for which a version of a package has wheels for all PLATFORMS, the oldest first.

    Raises SystemExit where uv is missing, or finds it for no Python at all, as without a network.
    """
    uv = shutil.which("uv") or sys.exit("not here: uv, which tells the Pythons of a package; install it")
    resolve = [uv, "pip", "compile", "--quiet", "--no-deps", "--only-binary", ":all:", "-"]

    def has(python: str, platform: str) -> bool:
        options = ["--python", sys.executable, "--python-version", python, "--python-platform", platform]
        wanted = f"{package}=={version}".encode()
        done = subprocess.run([*resolve, *options], input=wanted, capture_output=True, check=False)
        return not done.returncode

    with ThreadPoolExecutor(8) as threads:  # uv mostly waits for the network
        there = {(v, p): threads.submit(has, v, p) for v in VERSIONS for p in PLATFORMS}
    found = [v for v in VERSIONS if all(there[v, platform].result() for platform in PLATFORMS)]
    return found or sys.exit(f"uv finds {package} {version} for no Python: is there a network?")


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
    packages = {package: chosen[program][1:] for program, package in ENGINES.items() if package}
    runs_on = {package: installable(package, version) for package, (version, _) in packages.items()}
    taken: dict[str, list[float]] = {program: [] for program in ENGINES}
    for _ in range(REPETITIONS):
        for program in ENGINES:
            if program != POOL:
                python = chosen[program][0]
                for one in (POOL, program):
                    taken[one].append(float(f"{seconds(python, one):.3g}"))
    ratios = {
        program.removeprefix("with_").removesuffix(".py"): {
            "above": program,
            "below": POOL,
            "least": 0,
            "values": [mine / pool for mine, pool in zip(values, beside(program, taken), strict=True)],
        }
        for program, values in taken.items()
        if program != POOL
    }
    found = {
        "units": {"engines": "s"},
        "parts": {"engines": taken},
        "ratios": ratios,
        "versions": {package: version for package, (version, _) in packages.items()},
        "sizes": {package: round(room, 1) for package, (_, room) in packages.items()},
        "pythons": runs_on,
    }
    print(json.dumps({**before, **found}, indent=1))


def beside(program: str, taken: dict[str, list[float]]) -> list[float]:
    """The times of the pool that ran right before each time of a program."""
    engines = [name for name in ENGINES if name != POOL]
    return taken[POOL][engines.index(program) :: len(engines)]


if __name__ == "__main__":
    if "--look" in sys.argv:
        look(sys.argv[-1])
    else:
        main([sys.executable, *(word for word in sys.argv[1:] if word != "--json")])
