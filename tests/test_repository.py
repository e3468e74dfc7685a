"""What holds for the repository as a whole: names of modules, versions, and what CI runs."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import pythons
from harness.paths import ROOT

NOT_OURS = {"node_modules", "site", "__pycache__"}


def modules() -> Iterator[Path]:
    """Every module of ours, below ROOT, with its package if it is an ``__init__.py``."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith(".")]
        yield from (Path(folder, name) for name in files if name.endswith(".py"))


def standard_library() -> set[str]:
    """The standard library's module names, on all Pythons found here that can tell them (3.10 and newer)."""
    names = set(sys.stdlib_module_names)
    for python in pythons.found():
        code = "import sys; print(*getattr(sys, 'stdlib_module_names', ()))"
        asked = subprocess.run([python.path, "-c", code], capture_output=True, text=True, check=True)
        names.update(asked.stdout.split())
    return names


def test_no_module_is_named_like_one_of_the_standard_library():
    # The folder of any module may come first on sys.path; the library's `import code` would then find ours.
    taken = standard_library()
    ours = {path: path.parent.name if path.name == "__init__.py" else path.stem for path in modules()}
    assert len(ours) > 100
    assert not [str(path.relative_to(ROOT)) for path, name in ours.items() if name in taken]


@pytest.mark.parametrize("package", ["harness", "learner", "doctor", "book", "watcher", "tools"])
def test_a_package_says_what_each_of_its_modules_is(package):
    says, *others = sorted((ROOT / package).glob("*.py"))
    names = set(re.findall(r"\w+", says.read_text("utf-8")))
    assert says.name == "__init__.py" and others
    if missing := [path.stem for path in others if path.stem not in names]:
        pytest.fail(
            f"{package}/__init__.py:1: does not name {', '.join(missing)}; say what it is", pytrace=False
        )


def test_nox_asks_for_one_version_of_itself():
    text = (ROOT / "noxfile.py").read_text("utf-8")
    header, needed = re.search(r'"nox(>=[\d.]+)"', text), re.search(r'needs_version = "(.*)"', text)
    locked = re.search(r'"nox(>=[\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert header and needed and locked
    assert header[1] == needed[1] == locked[1]


def test_no_session_takes_its_name_with_the_python_that_nox_adds():
    text = (ROOT / "noxfile.py").read_text("utf-8")
    assert text.count("session.name") == text.count("return session.name.partition") == 1


def test_nox_alone_runs_what_ci_runs():
    text = (ROOT / "noxfile.py").read_text("utf-8")
    default = re.search(r"nox\.options\.sessions = \[(.*)\]", text)
    assert default
    script = (ROOT / ".ci/run").read_text("utf-8")
    asked = {
        name
        for line in re.findall(r"^\s*uvx nox -s ([a-z ]+)", script, re.MULTILINE)
        for name in line.split()
    }
    assert asked == set(re.findall(r'"(\w+)"', default[1]))


def test_what_a_class_is_to_predict_does_not_tell_the_answer():
    pages = (ROOT / f"docs/en/{name}.md" for name in ("teaching", "teaching-more"))
    plans = "\n".join(page.read_text("utf-8") for page in pages)
    lines = [line for line in plans.splitlines() if re.search(r"\bpredict\b", line, re.IGNORECASE)]
    programs = set(re.findall(r"\b\w+/\w+\.py\b", "\n".join(lines)))
    assert len(programs) > 8
    assert not [name for name in programs if "assert" in (ROOT / "examples" / name).read_text("utf-8")]
