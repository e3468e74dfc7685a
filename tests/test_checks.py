"""Each check has a transcript that it must reject, tests/rejected/<check>.out, or it proves nothing."""

import re

import pytest

from book.words import WORDS
from harness import checks
from harness.files import read
from harness.paths import ROOT
from harness.transcript import parse

SPEAKS = re.compile(r"\b(?:says?|said|speaks?|spoke|tells?|told|silent|heard)\b|说|讲|话|吭声")


def wrong(name, text):
    """Fail with the place of a check, and what is wrong with it."""
    line = checks.CHECKS[name].__code__.co_firstlineno
    pytest.fail(f"harness/checks.py:{line}: {name} {text}", pytrace=False)


@pytest.mark.parametrize("name", checks.CHECKS)
def test_rejects(name):
    file = f"tests/rejected/{name}.out"
    if not (ROOT / file).exists():
        wrong(name, f"has no transcript that it must reject; write {file}")
    for session in parse(read(ROOT, file)):
        if not checks.CHECKS[name](session):
            wrong(name, f"rejects nothing of {file}; a check that rejects nothing proves nothing")


@pytest.mark.parametrize("name", checks.CHECKS)
def test_says_its_claim_in_both_languages(name):
    lines = (checks.CHECKS[name].__doc__ or "").strip().splitlines()
    english, chinese = (line.strip() for line in [*lines, "", ""][:2])
    if words := SPEAKS.search(f"{english} {chinese}"):
        wrong(name, f"claims that a program {words[0]!r}: programs print, 打印, 输出")
    if not (english.isascii() and english.endswith(".") and chinese.endswith("。")):
        wrong(name, "begin its docstring with the claim, in a line of English and a line of Chinese")


@pytest.mark.parametrize("language", WORDS)
def test_what_stands_beside_transcripts_lets_programs_print(language):
    words = WORDS[language]
    beside = [*(text for pair in words.varies.values() for text in pair), words.legend]
    assert not [text for text in beside if SPEAKS.search(text)]


def test_each_is_claimed_by_a_page(site):
    used = {claim.name for claims in site.claims.values() for claim in claims}
    for name in sorted(checks.CHECKS.keys() - used):
        wrong(name, "no page claims it; write <!-- check: … --> below a transcript, or remove it")


def test_rejected_transcripts_are_of_checks():
    for file in sorted((ROOT / "tests/rejected").glob("*.out")):
        if file.stem not in checks.CHECKS:
            pytest.fail(
                f"tests/rejected/{file.name}:1: there is no check {file.stem}; remove it", pytrace=False
            )
