"""Pages, examples, diagrams and proof agree with each other."""

import pytest


def test_the_site_agrees_with_itself(disagreements):
    if disagreements:
        pytest.fail("\n".join(map(str, disagreements)), pytrace=False)
