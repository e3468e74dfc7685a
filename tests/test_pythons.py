"""Which interpreters are found, and what is said of those that are left out."""

import json
import sys
from dataclasses import replace

import pytest

from harness import pythons


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A folder of Pythons with one that is a script; it answers as it is told."""
    monkeypatch.setenv("MBE_PYTHONS", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))

    def make(answer, name="python3.12"):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\necho '{answer}'\n")
        file.chmod(0o755)
        return file

    return make


def answer(**changed):
    methods = ["fork", "forkserver", "spawn"]
    told = {"version": [3, 12, 9], "methods": methods, "default": "fork", "system": "Linux", "kind": ""}
    return json.dumps(told | changed)


def test_our_own_is_known():
    own = pythons.own()
    assert own.version == sys.version_info[:3] and own.default in own.methods
    assert own.has("json") and not own.has("no_such_module")


def test_an_interpreter_that_does_not_start(fake, capsys):
    broken = fake("no")
    with pytest.raises(ValueError, match="this interpreter does not start"):
        pythons.ask(str(broken))
    assert pythons.found() == [pythons.own()]
    assert f"left out: {broken}: this interpreter does not start" in capsys.readouterr().err


def test_another_python_is_found(fake):
    fake(answer())
    assert "3.12.9" in map(str, pythons.found())


@pytest.mark.parametrize("kind", ["PyPy 8.0.1", "free-threaded", "debug"])
def test_another_implementation_or_build_speaks_for_no_version(fake, capsys, kind):
    path = fake(answer(kind=kind))
    assert pythons.found() == [pythons.own()]
    assert f"left out: {path}: {kind} (3.12.9), no ordinary CPython" in capsys.readouterr().err


def test_what_is_too_old_is_left_out_in_silence(fake, capsys):
    fake(answer(version=[3, 8, 1]), "python3.8")
    assert pythons.found() == [pythons.own()]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("here", "chosen", "missing"),
    [
        ("3.9.1 3.11.2 3.11.9 3.12.1 3.13.0 3.14.3 3.15.1", "3.11.9 3.14.3 3.15.1", ""),
        ("3.12.1 3.13.0", "3.12.1 3.13.0", "Python 3.11, Python 3.15"),
        ("3.15.1", "3.15.1", "Python 3.11"),
        ("3.10.1", "", "Python 3.11, Python 3.15"),
    ],
)
def test_ci_chooses_the_oldest_and_the_two_newest(here, chosen, missing, monkeypatch, capsys):
    def versions(text):
        return [replace(pythons.own(), version=tuple(map(int, word.split(".")))) for word in text.split()]

    monkeypatch.setattr(pythons, "found", lambda: versions(here))
    assert pythons.for_tools() == versions(chosen)
    assert capsys.readouterr().err == (f"pythons: not here: {missing}\n" if missing else "")
