"""Pages made false on purpose: of each kind that has no excuse, rules tell what is wrong."""

from functools import cache
from itertools import islice

import pytest

from harness.fault import FaultError
from harness.files import read_toml
from harness.paths import ROOT
from tools import drift, page_mutations

try:
    EXCUSED = {kind for entry in read_toml(ROOT, drift.UNSEEN)["unseen"] for kind in entry["kinds"]}
except FaultError as error:
    raise pytest.Collector.CollectError(str(error)) from None
WHICH = 7  # of the mutants of a kind; nox -s drift draws them by chance


def test_excuses_are_of_kinds_that_there_are():
    assert page_mutations.MUTATIONS.keys() > EXCUSED


@pytest.mark.parametrize("kind", sorted(page_mutations.MUTATIONS.keys() - EXCUSED))
def test_a_false_page_is_told(site, sound, kind):
    mutant = next(islice(page_mutations.mutants(site, [kind]), WHICH, None))
    [(_, _, became)] = drift.words([mutant], site, cache(lambda names: drift.faults(site, names)))
    assert became == drift.TOLD, mutant.name
