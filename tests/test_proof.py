"""The proof tells of the examples as they stand, of nothing that was not seen, and is refused if broken."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from book import consistency, index, proof
from harness.examples import Example
from harness.fault import FaultError

SITE = Path(__file__).parent / "site"
OLD, NEW = "3.11.2", "3.14.10"


def seen(example, *versions, file="fifo.out"):
    """An entry of the example as it stands, confirmed by these Pythons."""
    entry = proof.Entry(proof.digest(example))
    for method in ("fork", "spawn", "forkserver"):
        for version in versions:
            entry.add(method, file, version, 1)
    return entry


@pytest.fixture
def example(tmp_path):
    """An example that the whole matrix confirmed, on two Pythons."""
    folder = tmp_path / "examples"
    folder.mkdir()
    for name in ("fifo.py", "fifo.out"):
        shutil.copyfile(SITE / name, folder / name)
    example = Example(folder, "fifo")
    proof.save(proof.Proof(pythons=[OLD, NEW], examples={"fifo": seen(example, OLD, NEW)}), tmp_path)
    return example


def update(example, entry):
    """Write an entry as record does."""
    root = example.root.parent
    whole = proof.load(root)
    entries = {example.name: whole.examples[example.name].updated(entry)}
    proof.save(dataclasses.replace(whole, examples=entries), root)


def faults(example):
    return [str(fault) for fault in proof.check(Example(example.root, example.name))]


def change(example, text="pass\n"):
    """Change the program; the example as it stands then."""
    with example.program.open("a") as file:
        file.write(text)
    return Example(example.root, example.name)


def test_an_example_that_needs_a_module_waits_for_no_python(example):
    example.program.write_text("# needs: no_such_module\n" + example.source)
    changed = Example(example.root, example.name)
    update(changed, seen(changed, NEW))
    assert proof.pending(changed) == [] and faults(changed) == []


def test_what_was_seen_is_read_as_it_was_written(example):
    root = example.root.parent
    assert faults(example) == [] and proof.pending(Example(example.root, "fifo")) == []
    assert proof.confirmed("fifo", "fifo.out", root)["spawn"] == [OLD, NEW]
    assert proof.children(example, "fork") == [1]


def test_a_change_of_the_program_must_be_recorded(example):
    change(example)
    assert faults(example) == [
        "examples/fifo.py:1: it or its transcript is not as recorded; run nox -s record -- fifo"
    ]
    assert proof.children(Example(example.root, "fifo"), "fork") == [1], "children are not learnt anew"


def test_line_ends_of_windows_are_no_change(example):
    example.program.write_bytes(example.program.read_bytes().replace(b"\n", b"\r\n"))
    assert faults(example) == []


def test_what_others_have_seen_stays_while_the_example_does(example):
    update(example, seen(example, OLD))
    assert proof.confirmed("fifo", "fifo.out", example.root.parent)["fork"] == [OLD, NEW]


def test_what_others_have_seen_is_pending_once_the_example_has_changed(example):
    changed = change(example)
    update(changed, seen(changed, OLD))
    root = example.root.parent
    assert faults(example) == []
    assert proof.confirmed("fifo", "fifo.out", root)["fork"] == [OLD]
    assert proof.pending(Example(example.root, "fifo")) == [NEW]


def test_a_transcript_of_pythons_that_are_pending_is_kept(example):
    shutil.copyfile(SITE / "fifo.out", example.root / "fifo.py314.out")
    changed = change(example)
    update(changed, seen(changed, OLD))
    assert faults(example) == []
    update(changed, seen(changed, OLD, NEW))
    assert faults(example) == [
        (
            "examples/fifo.py314.out:1: no Python that ran fifo printed this; remove it,"
            " or run nox -s record -- fifo"
        )
    ]


def test_an_example_that_is_gone_leaves_with_the_next_that_is_written(example):
    root = example.root.parent
    example.program.rename(example.root / "lifo.py")
    assert proof.figures(root)["examples"] == "1"
    proof.save(proof.load(root), root)
    assert proof.load(root).examples == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "fork",
            "fork ",
            "examples/proof.json:8: the entry of fifo was edited by hand; write it anew: nox -s record",
        ),
        (f'"{NEW}"', '"3.14.11"', "examples/proof.json:1: what it says of the whole was edited by hand"),
        ('"fifo": {', '"fifo": [', "examples/proof.json:8: cannot be read: "),
        ("confirmed", "comfirmed", "examples/proof.json:8: the entry of fifo was edited by hand"),
        (None, "", "examples/proof.json:1: cannot be read: Expecting value; nox -s matrix makes it anew"),
        (None, "[]", "examples/proof.json:1: is not a proof"),
        (None, "{}", "examples/proof.json:1: is not a proof"),
    ],
    ids=["an entry", "the whole", "a bracket", "a key", "empty", "a list", "nothing in it"],
)
def test_a_file_that_is_not_as_it_was_written(example, old, new, expected):
    root = example.root.parent
    text = (root / proof.FILE).read_text("utf-8")
    (root / proof.FILE).write_text(text.replace(old, new, 1) if old else new, "utf-8")
    with pytest.raises(FaultError) as caught:
        proof.load(root)
    assert str(caught.value).startswith(expected)


def test_a_file_that_is_missing(example):
    root = example.root.parent
    (root / proof.FILE).unlink()
    assert [str(fault) for fault, _ in consistency.proved(index.load(root))] == [
        "examples/proof.json:1: cannot be read: No such file or directory; nox -s matrix makes it anew"
    ]


def test_what_another_process_writes_is_seen(example):
    """As under ``nox -s serve`` while an example is recorded."""
    root = example.root.parent
    whole = proof.load(root)
    text = (root / proof.FILE).read_text("utf-8")
    proof.save(dataclasses.replace(whole, runs=41), root)
    assert (proof.load(root).runs, proof.figures(root)["runs"]) == (41, "41")
    (root / proof.FILE).write_text(text, "utf-8")
    assert proof.load(root) == whole and "runs" not in proof.figures(root)
