"""Every example is run, and held to its transcripts, to what pages claim of it, and to the rules it keeps."""

import pytest

from book import audit
from harness import examples, pythons
from harness.paths import ROOT


@pytest.mark.parametrize("example", examples.find(ROOT), ids=lambda example: example.name)
def test_example(example, site, run):
    if not site.shows(example):
        pytest.skip("no page shows it, and test_consistency says so")
    if faults := audit.check(example, site, pythons.own(), run):
        pytest.fail("\n".join(map(str, faults)), pytrace=False)
    if lacking := example.lacks(pythons.own()):
        pytest.skip(lacking)
