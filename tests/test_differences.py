"""What the page of differences tells is what the transcripts have: all of it, by version and start method."""

import shutil
from dataclasses import replace

import pytest

from book import differences, index, proof
from book.context import Context
from book.differences import Side
from book.pages import Block
from harness import examples
from harness.paths import ROOT
from harness.transcript import parse

OLD, MIDDLE, NEW = "3.11.2", "3.13.18", "3.14.10"
PLAIN = "$ python fifo.py\n[7] put 0\n[8] got 0 of pid 7\n"
NEWER = "$ python fifo.py\n[7] put 0\n[8] got 1 of pid 7\n"
FAILS = (
    "$ python fifo.py\n[7] put 0\nTraceback (most recent call last):\n  ...\nTypeError: no\nexit status 1\n"
)


@pytest.fixture
def root(tmp_path):
    """A program that prints otherwise under fork, and from 3.14 on under the two others."""
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "fifo.py").write_text("from multiprocessing import Process\n")
    for file, text in (("fifo.out", PLAIN), ("fifo.py314.out", NEWER), ("fifo.fork.out", FAILS)):
        (folder / file).write_text(text)
    (tmp_path / "docs/en").mkdir(parents=True)
    page = '## In order { #fifo }\n\n```python\n--8<-- "fifo.py"\n```\n'
    (tmp_path / "docs/en/queues.md").write_text(page)
    example = examples.Example(folder, "fifo")
    entry = proof.Entry(proof.digest(example))
    for version in (OLD, MIDDLE, NEW):
        entry.add("fork", "fifo.fork.out", version, 1)
        for method in ("spawn", "forkserver"):
            entry.add(method, "fifo.py314.out" if version == NEW else "fifo.out", version, 1)
    proof.save(proof.Proof(pythons=[OLD, MIDDLE, NEW], examples={"fifo": entry}), tmp_path)
    return tmp_path


def listed(root, place, language="en"):
    return differences.listing(Context(language, root), Block("differences", place, 1, 0, 0))


def test_a_change_of_version_and_a_start_method_are_told(root):
    found = differences.find(root)
    assert [(d.place, d.methods) for d in found] == [
        ("py314", ("spawn", "forkserver")),
        ("fork-forkserver", ()),
    ]
    assert found[0].before.where == (OLD, MIDDLE) and found[0].after.where == (NEW,)
    assert found[0].lines(found[0].before) == ["[8] got 0 of pid 7"]
    assert found[1].lines(found[1].before) == ["TypeError: no", "exit status 1"]


def test_a_row_has_the_versions_and_the_lines_that_differ(root):
    assert listed(root, "py314").splitlines()[5] == (
        "| [In order](queues.md#fifo)<br>`fifo.py` (`spawn`, `forkserver`)"
        " | 3.11–3.13<br>`[8] got 0 of pid 7` | 3.14<br>`[8] got 1 of pid 7` |"
    )


def test_another_interpreter_has_a_table_of_its_own(root):
    other, whole = "PyPy 8.0.1 (3.11.17)", proof.load(root)
    whole.examples["fifo"].others[other] = {"spawn": NEWER}
    proof.save(replace(whole, others={other: "2026-11-26"}), root)
    assert listed(root, "others").splitlines()[3:8] == [
        (
            f"{other} ran 1 programs; 0 of them printed what CPython of the same version prints."
            " 26 November 2026."
        ),
        "",
        f"| Program | CPython | {other} |",
        "|---|---|---|",
        (
            "| [In order](queues.md#fifo)<br>`fifo.py` (`spawn`)"
            " | `[8] got 0 of pid 7` | `[8] got 1 of pid 7` |"
        ),
    ]


def test_the_table_of_all_counts_them(root):
    assert "| [py314](#py314) | 1 | 0 |" in listed(root, differences.ALL)


def test_a_section_in_which_nothing_differs_is_refused(root):
    with pytest.raises(ValueError, match="nothing differs at 'py315'; did you mean py314"):
        listed(root, "py315")


@pytest.mark.parametrize(
    ("before", "after", "wording"),
    [
        ("TypeError: no", "TypeError: never", True),
        ("TypeError: no", "AttributeError: no", False),
        ("TypeError: no", "TypeError: no\nwhen serializing tuple item 0", True),
        (
            "TypeError: no",
            "KeyError: 1\n\nDuring handling of the above exception, another\n\nTypeError: no",
            True,
        ),
        ("TypeError: no", "", False),
        ("TypeError: no", "TypeError: no\nexit status 1", False),
        ("[7] TypeError: no", "[7] TypeError: never", True),
        ("[7] TypeError: no", "[7] KeyError: no", False),
        ("[7] got KeyError('a')", "[7] got KeyError('b')", True),
        ("_queue.Empty", "queue.Empty", True),
        ("[7] put 0", "[7] put 1", False),
        ("[7] made by pid 7", "[7] made by pid 8", False),
        ("[7] made by pid 7", "[9] made by pid 9", True),
        ("a.py: UserWarning: 1 leaked", "a.py: UserWarning: 1 leaked: x", True),
        ("", "a.py: UserWarning: 1 leaked", False),
    ],
)
def test_wording_is_told_from_another_result(before, after, wording):
    sides = [Side((), tuple(parse(f"$ python fifo.py\n{text}\n"))) for text in (before, after)]
    assert (sides[0].gist == sides[1].gist) == wording


def test_every_transcript_that_differs_is_in_a_row():
    found = [d for d in differences.find(ROOT) if d.place != differences.OTHERS]
    told = {(d.example, *side.sessions) for d in found for side in (d.before, d.after)}
    for example in examples.find(ROOT):
        texts = [example.path(file) for file in example.transcripts.values()]
        sessions = {path: tuple(parse((ROOT / path).read_text("utf-8"))) for path in texts}
        shapes = {tuple(s.shape() for s in sessions[path]) for path in texts}
        shown = {tuple(s.shape() for s in held) for name, *held in told if name == example.name}
        assert len(shapes) == 1 or shapes == shown, example.name


@pytest.fixture
def copied(tmp_path):
    """The examples, and the two pages that tell of differences, with nothing else of the project."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for language in ("en", "zh"):
        shutil.copytree(ROOT / "docs" / language, tmp_path / "docs" / language, ignore=_others)
    return tmp_path


def _others(folder, names):
    return {*names} - {differences.PAGE, differences.OTHERS_PAGE}


def test_nothing_is_wrong_with_the_pages(copied):
    assert [*differences.account(index.load(copied))] == []


@pytest.mark.parametrize(
    ("file", "place"),
    [(differences.PAGE, "py314"), (differences.PAGE, "fork-forkserver"), (differences.OTHERS_PAGE, "others")],
)
def test_a_section_that_no_page_has_is_told(copied, file, place):
    page = copied / "docs/zh" / file
    page.write_text(page.read_text("utf-8").replace(f"<!-- differences: {place} -->", ""), "utf-8")
    lacks = f"lacks <!-- differences: {place} --> below a heading {{ #{place} }}; write both"
    faults = [str(fault) for fault, _ in differences.account(index.load(copied))]
    assert faults == [f"docs/zh/{file}:1: {lacks}"]
