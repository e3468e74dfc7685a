"""What matrix makes of a proof that others have a part in, and what it refuses."""

import json
import sys
from dataclasses import replace

import pytest

from book import proof
from harness import pythons
from harness.examples import Example
from tests.small import ELSEWHERE, note_as_read, run

OWN = str(pythons.own())


def test_what_others_have_seen_stays(project):
    done = run(project, "tools.matrix", "fifo")
    assert done.returncode == 0, done.stdout + done.stderr
    assert proof.load(project).pythons == [ELSEWHERE]
    assert proof.load(project).examples["fifo"].pythons == {OWN, ELSEWHERE}


def test_what_is_still_to_be_run_is_refused_here_and_said_by_the_tests(project):
    """The example was changed and recorded, where the Python of the whole matrix is not."""
    for file in (project / "examples/fifo.py", project / "examples/fifo.out"):
        file.write_text(file.read_text().replace("exited", "ended"))
    changed = run(project, "tools.matrix", "--check").stdout
    assert "examples/fifo.py:1: it or its transcript is not as recorded; run nox -s record -- fifo" in changed
    example, whole = Example(project / "examples", "fifo"), proof.load(project)
    entry = proof.Entry(proof.digest(example))
    for method in pythons.own().methods:
        entry.add(method, "fifo.out", OWN, 1)
    proof.save(replace(whole, examples={"fifo": whole.examples["fifo"].updated(entry)}), project)
    note_as_read(project)
    pending = f"still to be run on Python {ELSEWHERE}"
    checked = run(project, "tools.matrix", "--check")
    assert checked.returncode == 1
    assert (
        f"examples/fifo.py:1: {pending}; where these are, or with --pythons DIR, type nox" in checked.stdout
    )
    ran = run(project, "pytest", "--quiet", "-p", "no:cacheprovider")
    assert ran.returncode == 0 and f"fifo: {pending}; CI asks for it" in ran.stdout, ran.stdout


def test_all_at_once_gives_up_what_is_not_here_only_where_it_is_told_to(project):
    refused = run(project, "tools.matrix")
    assert refused.returncode == 1
    assert f"the proof tells of Python {ELSEWHERE}, which would be lost; name a folder" in refused.stderr
    assert run(project, "tools.matrix", "--forget").returncode == 0
    assert proof.load(project).pythons == [OWN]
    assert proof.pending(Example(project / "examples", "fifo")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the interpreter is a shell script")
def test_an_interpreter_of_another_kind_speaks_for_no_version(project):
    told = {"version": [3, 12, 9], "methods": ["spawn"], "default": "spawn", "system": "Linux"}
    other = project / "pypy3"
    other.write_text(
        f"""#!/bin/sh
if [ "$1" = -c ]; then echo '{json.dumps(told | {"kind": "PyPy 8.0.1"})}'
else {sys.executable} "$@" && echo more
fi
"""
    )
    other.chmod(0o755)
    before = proof.load(project)
    done = run(project, "tools.matrix", "--other", str(other))
    assert done.returncode == 0, done.stdout + done.stderr
    after, name = proof.load(project), "PyPy 8.0.1 (3.12.9)"
    assert [*after.others] == [name] and after.pythons == before.pythons
    assert "\nmore\n" in after.examples["fifo"].others[name]["spawn"]
    assert replace(after.examples["fifo"], others={}) == before.examples["fifo"]
    for again in ("fifo", "--forget"):  # one example; all, on all that is here
        assert run(project, "tools.matrix", again).returncode == 0
        assert proof.load(project).examples["fifo"].others == after.examples["fifo"].others, "it is kept"
    assert "is an ordinary CPython" in run(project, "tools.matrix", "--other", sys.executable).stderr
