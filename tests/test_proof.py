"""The proof speaks of the examples as they stand, or is refused."""

import shutil

from book import proof
from harness import examples
from harness.paths import ROOT


def copy(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def test_a_change_makes_it_stale(tmp_path):
    root = copy(tmp_path)
    assert proof.stale(root) == []
    program = root / "examples/queues/fifo.py"
    program.write_text(program.read_text() + "\n")
    assert proof.stale(root) == [
        "examples/queues/fifo.py:1: not proved as it stands; run nox -s matrix -- queues/fifo"
    ]


def test_an_example_that_is_gone_or_new_makes_it_stale(tmp_path):
    root = copy(tmp_path)
    (root / "examples/queues/fifo.py").rename(root / "examples/queues/lifo.py")
    told = "\n".join(proof.stale(root))
    assert "examples/queues/lifo.py:1: not proved as it stands" in told
    assert "examples/proof.json:1: speaks of queues/fifo, which is gone" in told


def test_every_example_was_borne_out_somewhere():
    for example in examples.every(ROOT):
        for file in example.transcripts.values():
            assert proof.borne_out(example.name, file.name), f"{file} was borne out by no run of matrix"
