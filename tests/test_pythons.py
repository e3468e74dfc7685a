"""Which interpreters are found, and what is said of those that do not start."""

import sys

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
