"""The environment of a session such as ``nox -s third-party`` has all that its examples need."""

import pytest

from harness import examples, pythons
from harness.paths import ROOT

OWN = pythons.own()
NEEDING = [example for example in examples.find(ROOT) if example.modules]


def session_of(example):
    return examples.SESSIONS.get(example.modules[0], "third-party")


# The session that this is, known by one module that only it has: mpire brings tqdm into that of the engines.
MARKS = {"third-party": "numpy", "engines": "joblib", "ray": "ray"}
HERE = {session for session, module in MARKS.items() if OWN.has(module)}


def test_it_is_the_environment_of_a_session():
    assert HERE


@pytest.mark.parametrize(
    "example", [e for e in NEEDING if session_of(e) in HERE], ids=lambda example: example.name
)
def test_can_be_run_here(example):
    assert "nox -s" not in example.lacks(OWN)
