"""The cheat sheet is what a teacher hands out: printed, it has two sides of A4, or of Letter."""

import re

import pytest

PATHS = ("cheat-sheet/", "en/cheat-sheet/")
# What is printed between the margins of A4, in pixels.
PAPER = {"width": 718, "height": 1046}
BROKEN = """() => [...document.querySelectorAll(".sheet td code")]
    .filter(e => e.getClientRects().length > 1
        || e.getBoundingClientRect().right > e.closest("td").getBoundingClientRect().right)
    .map(e => e.textContent)"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", PATHS)
def test_two_sides(page, site, path, paper):
    page.goto(site + path, wait_until="networkidle")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 2


@pytest.mark.parametrize("path", PATHS)
def test_code_stays_on_its_line(page, site, path):
    """What is to be written is read at a glance: in each cell it is whole, and inside it."""
    page.set_viewport_size(PAPER)
    page.goto(site + path, wait_until="networkidle")
    page.emulate_media(media="print")
    assert page.locator(".sheet td code").count() > 60
    assert page.evaluate(BROKEN) == []
