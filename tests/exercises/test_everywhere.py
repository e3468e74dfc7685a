"""Exercises on the oldest and the newest Python found here: solved under every start method, and each attempt
told from the solution even where, as on Windows, spawn is the only one."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from book import exercises, index
from finish import one_file
from harness import pythons
from harness.fault import FaultError
from harness.paths import ROOT
from harness.run import Request, Runner
from learner import judge, noting
from learner.exercises import FORETELL

ADDRESS = "https://example.org/"
try:
    GATHERED = exercises.gather(index.load(ROOT), ADDRESS)
except FaultError as error:
    raise pytest.Collector.CollectError(str(error)) from None
FOUND = {exercise.name: exercise for exercise in GATHERED}
SOLUTIONS = {path.stem: path for path in (ROOT / exercises.FOLDER).rglob("*.py") if path.stem in FOUND}
PYTHONS = [pythons.found()[place] for place in (0, -1)]
ALONE = "spawn"
CASES = [
    (name, kind, python)
    for name in FOUND
    for kind, path in {"solution": SOLUTIONS[name], **exercises.attempts(ROOT, name)}.items()
    for python in PYTHONS
    if path.suffix == ".py"
]


def file_of(name, kind):
    return SOLUTIONS[name] if kind == "solution" else exercises.attempts(ROOT, name)[kind]


def requests(name, kind, python):
    """The runs by which an answer is judged: a solution under all methods, an attempt under the one.

    Under the one, too, what is to be foretold: what it prints under the others is compared with its page.
    """
    path = file_of(name, kind)
    solved = kind == "solution" and FOUND[name].kind != FORETELL
    methods = python.methods if solved else (ALONE,)
    command = f"python {path.name}"
    return [Request(path, command, python.path, method, until=judge.NO_GUARD) for method in methods]


@pytest.fixture(scope="module", autouse=True)
def runner():
    """Makes the runs of all tests here side by side."""
    with Runner() as made:
        for case in CASES:
            for request in requests(*case):
                made.submit(request)
        yield made


@pytest.mark.parametrize(
    ("name", "kind", "python"), CASES, ids=[f"{name}-{kind}-{python}" for name, kind, python in CASES]
)
def test_what_is_told_of_an_answer(name, kind, python, runner):
    exercise, source = FOUND[name], file_of(name, kind).read_text("utf-8")
    for request in requests(name, kind, python):
        finding = judge.judge(exercise, runner.run(request))
        if not finding and (exercise.arrives or exercise.sent):
            noted = runner.run(replace(request, source=noting.noting(source)))
            finding = judge.judge_noted(exercise, noted, source)
            assert noting.told(noted.said), "it does not tell what it noted"
        if kind == "solution":
            assert finding is None
            continue
        assert finding, f"it passes, under {request.method} on Python {python}"
        if kind != "starter":
            hint = judge.hint(exercise, finding)
            assert hint and kind.removeprefix("wrong_") in hint.wrong, finding


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with check.py in it, and nothing else."""
    made = tmp_path_factory.mktemp("learner")
    (made / "check.py").write_text(one_file.check(ROOT, ADDRESS, one_file.book(ROOT, ADDRESS)), "utf-8")
    return made


def check(folder: Path, python: pythons.Python, *words: str) -> subprocess.CompletedProcess[str]:
    """Run check.py as a learner does."""
    return subprocess.run(
        [python.path, "check.py", "--lang", "en", *words],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("python", PYTHONS, ids=str)
def test_check_py_runs_by_itself(python, folder):
    name = next(name for name, exercise in FOUND.items() if exercise.kind != FORETELL)
    done = check(folder, python, name, str(SOLUTIONS[name]))
    assert done.returncode == 0 and done.stdout.splitlines()[-1].startswith("Passed."), done.stdout
    done = check(folder, python, name, str(file_of(name, "starter")))
    assert done.returncode == 1 and "Not yet right." in done.stdout, done.stdout
    foretold = next(name for name, exercise in FOUND.items() if exercise.kind == FORETELL)
    done = check(folder, python, foretold, str(SOLUTIONS[foretold].with_suffix(".out")))
    assert done.returncode == 0 and done.stdout.startswith("Correct prediction."), done.stdout
