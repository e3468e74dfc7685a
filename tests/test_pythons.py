"""Which interpreters are found, and what is said of those that do not start."""

import sys
from dataclasses import replace

import pytest

from harness import pythons


def test_our_own_is_known():
    own = pythons.own()
    assert own.version == sys.version_info[:3] and own.default in own.methods


def test_an_interpreter_that_does_not_start_is_told(tmp_path, monkeypatch, capsys):
    broken = tmp_path / "python3.12"
    broken.write_text("#!/bin/sh\necho no\n")
    broken.chmod(0o755)
    with pytest.raises(ValueError, match="this interpreter does not start"):
        pythons.ask(str(broken))
    monkeypatch.setenv("MBE_PYTHONS", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert pythons.found() == [pythons.own()]
    assert f"left out: {broken}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("here", "chosen", "missing"),
    [
        ("3.9.1 3.11.2 3.11.9 3.12.1 3.13.0 3.14.3 3.15.1", "3.11.9 3.13.0 3.15.1", ""),
        ("3.12.1 3.13.0", "3.12.1 3.13.0", "Python 3.11, Python 3.15"),
        ("3.15.1", "3.15.1", "Python 3.11"),
        ("3.10.1", "", "Python 3.11, Python 3.15"),
    ],
)
def test_ci_chooses_the_oldest_a_middle_and_the_newest(here, chosen, missing, monkeypatch, capsys):
    def versions(text):
        return [replace(pythons.own(), version=tuple(map(int, word.split(".")))) for word in text.split()]

    monkeypatch.setattr(pythons, "found", lambda: versions(here))
    assert pythons.for_tools() == versions(chosen)
    assert capsys.readouterr().err == (f"pythons: not here: {missing}\n" if missing else "")
