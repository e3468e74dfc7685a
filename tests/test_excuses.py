"""What is excused in book/excuses.toml still needs its excuse, and has a reason."""

import pytest

from book import counts, excuses, mentions, versions
from book.standard import is_standard

pytestmark = pytest.mark.usefixtures("sound")


def given():
    return [(key, text, why) for key, texts in excuses.load().items() for text, why in texts.items()]


def test_no_excuse_outlives_what_it_excuses(site):
    told = (*mentions.unfound(site), *versions.unproved(site), *counts.unfound(site))
    needed = {(key, text) for key, text, _ in told}
    # A newer Python than the oldest that may run the tools knows more names.
    idle = [
        f"{key}: {text}" for key, text, _ in given() if (key, text) not in needed and not is_standard(text)
    ]
    assert not idle, "take these out of book/excuses.toml: nothing is wrong with them"


def test_every_excuse_has_a_reason():
    assert [text for _, text, why in given() if len(why.split()) < 2] == []
