"""The cheat sheet is what a teacher hands out: printed, it has two sides of A4."""

import re

import pytest

MARGIN = "10mm"  # what Chromium takes on all sides by itself


@pytest.mark.parametrize("path", ["cheat-sheet/", "en/cheat-sheet/"])
def test_two_sides(page, site, path):
    page.goto(site + path, wait_until="networkidle")
    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=margins))) == 2
