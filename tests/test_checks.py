"""Each check has a transcript that it must reject, tests/rejected/<check>.out, or it proves nothing."""

import pytest

from harness import checks
from harness.files import read
from harness.paths import ROOT
from harness.transcript import parse


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
    if not (english.isascii() and english.endswith(".") and chinese.endswith("。")):
        wrong(name, "begin its docstring with the claim, in a line of English and a line of Chinese")


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
