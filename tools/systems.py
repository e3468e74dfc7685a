"""Runs tests as other systems would, and sees that they leave nothing behind: ``python -m tools.systems
container``.

What each system lacks is left out by MBE_WITHOUT, see harness/system.py. ``container`` runs all tests but
those that no system changes, the others a part. Everything runs in a temporary folder of its own; what is
there afterwards, in /dev/shm, among the processes or in the checkout, and was not before, is a failure. In
/dev/shm others could have made it: let nothing else run meanwhile.
"""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harness import tidy
from harness.paths import ROOT
from harness.system import LINUX
from tools import commands

if sys.platform == "linux":
    from harness import linux

PART = [
    "tests/test_supervisor.py",
    "tests/test_surroundings.py",
    "tests/test_mistakes.py",
    "tests/test_transcript.py",
]
# They read pages and programs, and start none; what they say is the same wherever that is.
SAME_EVERYWHERE = (
    "tests/test_api.py",
    "tests/test_build.py::test_it_is_built_without_nox",
    "tests/test_build.py::test_pages_show_what_was_run_to_the_letter",
    "tests/test_build.py::test_what_an_exercise_begins_with_is_on_its_page_with_a_link_to_the_file",
    "tests/test_catalogue.py",
    "tests/test_consistency.py",
    "tests/test_diagrams.py",
    "tests/test_differences.py",
    "tests/test_drift.py",
    "tests/test_excuses.py",
    "tests/test_finder.py",
    "tests/test_page_mutants.py",
)
PYTEST = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider"]
ODD_NAME = "a b 多进程"
SHM_SIZE = "4g"  # of all runs side by side, where each has none of its own


@dataclass(frozen=True)
class System:
    """What a system lacks; whether signals are ignored, files have CRLF, the temporary folder is a link."""

    means: str
    without: str = ""
    tests: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    ignoring: bool = False
    crlf: bool = False
    link: bool = False


SYSTEMS = {
    "container": System(
        "without unshare and terminal, started by nohup",
        "unshare,terminal",
        left_out=SAME_EVERYWHERE,
        ignoring=True,
    ),
    "macos": System(
        "no /proc, a temporary folder behind a symbolic link", "linux", (*PART, "docs/en/pool.md"), link=True
    ),
    "windows": System(
        "no /proc, no fork, no terminal, CRLF, odd paths",
        "linux,terminal,fork",
        (*PART, "docs/en/queues.md"),
        crlf=True,
    ),
}


@contextlib.contextmanager
def checkout(system: System) -> Iterator[Path]:
    """The checkout to run in: this one, or a copy with CRLF in a folder with an odd name."""
    if not system.crlf:
        yield ROOT
        return
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, ODD_NAME)
        for name in os.fsdecode(listed.stdout).split("\0"):
            if name and (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                data = (ROOT / name).read_bytes()
                is_text = b"\0" not in data
                (copy / name).write_bytes(data.replace(b"\n", b"\r\n") if is_text else data)
        yield copy


@contextlib.contextmanager
def temporary(system: System) -> Iterator[tuple[Path, Path]]:
    """A temporary folder as the system has it, and the path by which it is known."""
    folder = Path(tempfile.mkdtemp(prefix="sys-"))
    there = folder / ODD_NAME
    there.mkdir()
    known = there
    if system.link:
        known = folder / "l"
        known.symlink_to(there)
    try:
        yield there, known
    finally:
        shutil.rmtree(folder)


def ignore_signals() -> None:
    """What nohup and a shell without a terminal do to their commands."""
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)


def state() -> set[str]:
    """What there is in /dev/shm and in the checkout that no commit has."""
    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    shared = tidy.SHM.iterdir() if tidy.SHM.is_dir() else ()
    return {*map(str, shared), *changed.splitlines()}


def running() -> list[str]:
    """The processes that were left to us; they have a moment to end."""
    left: list[int] = []
    if sys.platform == "linux" and LINUX:
        ends = time.monotonic() + 5
        while (left := linux.children(os.getpid())) and time.monotonic() < ends:
            linux.reap_all()
            time.sleep(0.05)
    return [f"process {pid}" for pid in left]


def run(name: str, options: list[str]) -> bool:
    """Run the tests as one system would; whether they pass and leave nothing."""
    system, began, before = SYSTEMS[name], time.monotonic(), state()
    with checkout(system) as folder, temporary(system) as (there, known):
        try:
            done = subprocess.run(
                [*PYTEST, *system.tests, *(f"--deselect={test}" for test in system.left_out), *options],
                cwd=folder,
                env=os.environ | {"MBE_WITHOUT": system.without, "TMPDIR": str(known)},
                preexec_fn=ignore_signals if system.ignoring else None,
                check=False,
            )
        except KeyboardInterrupt:
            running()  # those of the tests end with them, before their folders go
            raise
        left = [*running(), *(str(p) for p in there.iterdir() if not p.name.startswith("pytest-of-"))]
    left += sorted(state() - before)
    for thing in left:
        print(f"systems: {name}: left behind: {thing}", file=sys.stderr)
    passed = not done.returncode and not left
    verdict, seconds = "right" if passed else "WRONG", time.monotonic() - began
    print(f"systems: {name} ({system.means}): {verdict}, {seconds:.0f} s", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Run the tests as the systems named would, all of them without a name."""
    parser = argparse.ArgumentParser("systems", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"of {', '.join(SYSTEMS)}; all without one")
    options, more = parser.parse_known_args(arguments)
    if unknown := set(options.names) - SYSTEMS.keys():
        parser.error(f"there is no system {', '.join(sorted(unknown))}; there is {', '.join(SYSTEMS)}")
    if sys.platform == "linux" and LINUX:
        linux.become_subreaper()
        linux.private_shm(SHM_SIZE)
    passed = [run(name, more) for name in options.names or SYSTEMS]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    commands.run("systems", main)
