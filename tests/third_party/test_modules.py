"""The environment of ``nox -s third-party`` has all that the examples of its folder need."""

import pytest

from harness import examples, pythons
from harness.paths import ROOT

THERE = [e for e in examples.find(ROOT) if e.name.startswith(f"{examples.THIRD_PARTY}/")]


@pytest.mark.parametrize("example", THERE, ids=lambda example: example.name)
def test_can_be_run_here(example):
    assert example.lacks(pythons.own()) == ""
