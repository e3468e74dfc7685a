"""What several test files need."""

import pytest

from tests import small


@pytest.fixture
def project(tmp_path):
    """A small project of its own: see tests/small.py."""
    small.make(tmp_path)
    return tmp_path
