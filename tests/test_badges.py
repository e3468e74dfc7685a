"""What is said of a transcript is what was seen of it: no version more, no start method more."""

import pytest

from book import proof, transcripts
from book.context import Context
from book.words import WORDS
from harness.paths import DOCS, ROOT

KNOWN = ["3.9.18", "3.10.13", "3.11.2", "3.11.7", "3.12.1", "3.13.0", "3.13.18", "3.14.10"]


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        pytest.param(KNOWN, "3.9–3.14", id="all"),
        pytest.param(KNOWN[:4], "3.9–3.11", id="up to all of a minor"),
        pytest.param(KNOWN[:3], "3.9–3.11.2", id="up to a patch"),
        pytest.param(KNOWN[3:6], "3.11.7–3.13.0", id="from a patch to a patch"),
        pytest.param(KNOWN[6:], "3.13.18–3.14", id="from a patch"),
        pytest.param(["3.13.0"], "3.13.0", id="one patch of two"),
        pytest.param(["3.13.0", "3.13.18"], "3.13", id="both patches"),
        pytest.param(["3.9.18", "3.10.13", "3.14.10"], "3.9–3.10, 3.14", id="with a gap"),
        pytest.param(["3.11.2", "3.12.1"], "3.11.2, 3.12", id="with a patch as the gap"),
        pytest.param(["3.10.13"], "3.10", id="one"),
    ],
)
def test_spans(seen, told):
    assert transcripts.spans(seen, KNOWN, ", ") == told


@pytest.mark.parametrize("language", WORDS)
def test_a_page_explains_the_badges_and_the_button_in_their_words(language):
    page = (DOCS / language / "reading.md").read_text("utf-8")
    for badge, why in WORDS[language].varies.values():
        assert f"| **{badge}** | {why} |" in page
    assert WORDS[language].another in page


@pytest.fixture
def proved(monkeypatch):
    """A proof in which x.out is what fork says, and x.py314.out what spawn says from 3.14 on."""
    entry = proof.Entry("")
    for method, file, versions in (
        ("fork", "x.out", KNOWN),
        ("spawn", "x.out", KNOWN[:-1]),
        ("spawn", "x.py314.out", KNOWN[-1:]),
        ("forkserver", "x.fork.out", KNOWN),
    ):
        for version in versions:
            entry.add(method, file, version, 1)
    seen = proof.Proof(pythons=KNOWN, system="Linux", date="2026-11-25", examples={"a/x": entry})
    monkeypatch.setattr("book.proof.load", lambda root: seen)
    return Context("en", ROOT)


@pytest.mark.parametrize(
    ("file", "badges", "line"),
    [
        ("a/x.out", ["<code>fork</code>", "<code>spawn</code>"], "3.9–3.14 (fork), 3.9–3.13 (spawn)"),
        ("a/x.py314.out", ["<code>spawn</code>", "Python 3.14"], "3.14 (spawn)"),
        ("a/x.fork.out", ["<code>forkserver</code>"], "3.9–3.14 (forkserver)"),
    ],
)
def test_what_was_seen_is_told_for_each_method(proved, file, badges, line):
    assert transcripts.variant(proved, file) == badges
    assert f"Seen on Linux only</a>: Python {line}; 25 November 2026." in transcripts.proved(proved, file)


def test_nothing_seen_nothing_told(proved):
    assert transcripts.variant(proved, "a/new.out") == []
    assert transcripts.proved(proved, "a/new.out") == ""


def test_a_python_of_none_of_the_matrix(proved):
    """Whoever has recorded a new example has perhaps another release than the whole matrix ran."""
    entry = proof.load(None).examples["a/y"] = proof.Entry("", date="2026-12-01")
    entry.add("fork", "y.out", "3.12.9", 1)
    assert "Python 3.12.9" in transcripts.variant(proved, "a/y.out")
    assert ": Python 3.12.9 (fork); 1 December 2026." in transcripts.proved(proved, "a/y.out")


def test_a_transcript_of_the_program_before_its_change(proved):
    assert transcripts.variant(proved, "a/x.py315.out") == []
    assert "still to be run again" in transcripts.proved(proved, "a/x.py315.out")
