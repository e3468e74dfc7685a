"""A check that rejects nothing proves nothing: each has a transcript, tests/rejected/<check>.out, that it must reject."""

from pathlib import Path

import pytest

from harness import checks
from harness.transcript import parse

REJECTED = Path(__file__).parent / "rejected"


@pytest.mark.parametrize("name", checks.every())
def test_rejects(name):
    file = REJECTED / f"{name}.out"
    assert file.exists(), f"write {file}, a transcript that {name} must reject"
    for session in parse(file.read_text("utf-8")):
        assert checks.every()[name](session), f"{name} accepts {file}"


@pytest.mark.parametrize("name", checks.every())
def test_says_its_claim_in_both_languages(name):
    check = checks.every()[name]
    assert checks.claim(check, "en").isascii() and checks.claim(check, "en").endswith(".")
    assert checks.claim(check, "zh").endswith("。")


def test_rejects_for_checks_that_are():
    assert {file.stem for file in REJECTED.glob("*.out")} <= checks.every().keys()
