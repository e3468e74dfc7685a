"""The books balance: see harness.accounts for what each of them says."""

import pytest

from harness import accounts
from harness.run import ROOT


@pytest.mark.parametrize("account", accounts.EVERY, ids=lambda account: account.__name__)
def test_balances(account):
    if wrong := account(ROOT):
        pytest.fail("\n".join(wrong), pytrace=False)
