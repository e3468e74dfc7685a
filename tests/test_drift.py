"""Pages made false on purpose: rules tell what is wrong, or else the section is to be read again."""

from functools import cache
from itertools import islice

import pytest

from tools import drift, page_mutations

# What no rule can know of the words alone; that they are no longer those that somebody read is known.
FLAGGED = {
    "number_on_both_pages", "number_word_on_both_pages", "sentence_inverted", "opposite_put",
    "ordinal_changed", "notes_swapped", "check_removed",
}  # fmt: skip
WHICH = 7  # of the mutants of a kind; nox -s drift draws them by chance


@pytest.mark.parametrize("kind", sorted(page_mutations.MUTATIONS))
def test_a_false_page_is_told_or_flagged(site, sound, kind):
    mutant = next(islice(page_mutations.mutants(site, [kind]), WHICH, None))
    [(_, _, became)] = drift.words([mutant], site, cache(lambda names: drift.faults(site, names)))
    assert became in ({drift.TOLD, drift.FLAGGED} if kind in FLAGGED else {drift.TOLD}), mutant.name
