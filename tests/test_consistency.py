"""The books balance: see book.consistency for what each of them says."""

import pytest

from book import consistency
from harness.paths import ROOT


@pytest.mark.parametrize("account", consistency.EVERY, ids=lambda account: account.__name__)
def test_balances(account):
    if wrong := account(ROOT):
        pytest.fail("\n".join(wrong), pytrace=False)
