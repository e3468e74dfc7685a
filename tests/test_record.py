"""What record writes, and when it refuses to."""

import dataclasses

import pytest

from harness import pythons
from harness.examples import Example, Variant
from harness.run import Runner
from harness.transcript import parse
from tools import record
from tools.record import Refused

OLD, NEW = (
    pythons.Python(v, "", ("fork", "spawn", "forkserver"), "fork", "Linux") for v in ((3, 11, 0), (3, 14, 2))
)
NEWER = dataclasses.replace(NEW, version=(3, 14, 9))


def planned(shapes):
    return {variant.tags: cell[0].version for variant, cell in record.variants(shapes).items()}


def cells(**said):
    """Shapes by interpreter and method: fork="a" for the same everywhere, fork="ab" where the newer says b."""
    return {
        (python, method): (letters[min(i, len(letters) - 1)],)
        for method, letters in said.items()
        for i, python in enumerate((OLD, NEW))
    }


def test_one_transcript_where_all_say_the_same():
    assert set(planned(cells(fork="a", spawn="a", forkserver="a"))) == {""}


def test_what_most_methods_say_is_the_plain_one():
    assert set(planned(cells(fork="b", spawn="a", forkserver="a"))) == {"", ".fork"}
    assert set(planned(cells(fork="a", spawn="b", forkserver="c"))) == {"", ".fork", ".forkserver"}


def test_a_newer_python_that_says_something_else_is_a_variant():
    assert planned(cells(fork="ab", spawn="ab", forkserver="ab")) == {"": OLD.version, ".py314": NEW.version}
    assert set(planned(cells(fork="a", spawn="ab", forkserver="ab"))) == {"", ".py314", ".fork"}


def test_a_change_within_a_version_names_the_release():
    shapes = {(python, "fork"): (said,) for python, said in ((OLD, "a"), (NEW, "a"), (NEWER, "b"))}
    assert set(planned(shapes)) == {"", ".py3149"}


def test_the_names_of_variants_say_what_they_are_for(tmp_path):
    for tags in ("", ".spawn", ".py314", ".forkserver.py3149", ".py310"):
        assert Variant.of(tmp_path / f"x{tags}.out").tags == tags
    assert Variant.of(tmp_path / "x.py3149.out").since == (3, 14, 9)


@pytest.fixture
def example(tmp_path):
    (tmp_path / "examples").mkdir()
    return Example(tmp_path / "examples", "x")


@pytest.fixture
def recorded(monkeypatch, tmp_path):
    """Record one program on this interpreter, in a folder of its own."""
    monkeypatch.setattr(record, "ROOT", tmp_path)

    def go(example, source):
        example.program.write_text(source)
        fresh = Example(example.root, example.name)
        with Runner(4) as runner:
            return record.record(fresh, [], [pythons.own()], runner)

    return go


def test_writes_what_was_said(example, recorded):
    done = recorded(example, "import os; print(f'[{os.getpid()}] hello')")
    assert done == ["wrote examples/x.out"]
    text = (example.root / "x.out").read_text()
    assert text.startswith("$ python x.py\n[") and text.endswith("] hello\n")
    assert recorded(example, "import os; print(f'[{os.getpid()}] hello')") == []
    assert (example.root / "x.out").read_text() == text, "rewritten, though only the PID had changed"


def test_shows_several_runs_where_the_recipe_says_so(example, recorded):
    (example.root / "x.out").write_text("$ python x.py\n$ python x.py\n")
    recorded(example, "import os; print(f'[{os.getpid()}] hello')")
    one, two = parse((example.root / "x.out").read_text())
    assert one.speakers != two.speakers and one.shape() == two.shape()


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import os; print(os.urandom(4).hex())", "20 runs gave 20 different shapes"),
        ("import os; print(os.getpid())", "it prints a PID that is not marked"),
        ("open('log', 'w').close()", "it left behind the file log"),
    ],
    ids=["chance", "bare PID", "leak"],
)
def test_refuses(example, recorded, source, why):
    with pytest.raises(Refused, match=why):
        recorded(example, source)
    assert not list(example.root.glob("*.out")), "something was written all the same"
