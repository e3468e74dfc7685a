"""What record writes, and when it refuses to."""

import dataclasses
import sys
from pathlib import Path

import pytest

from book import proof
from book.index import Claim, Site
from harness import pythons
from harness.examples import Example, Variant
from harness.fault import FaultError
from harness.files import read
from harness.paths import ROOT
from harness.run import Runner
from harness.transcript import parse
from tools import record
from tools.commands import Progress

OLD, NEW = (
    pythons.Python(v, "", ("fork", "spawn", "forkserver"), "fork", "Linux") for v in ((3, 11, 0), (3, 14, 2))
)
ELSEWHERE = "3.88.0"
NEWER = dataclasses.replace(NEW, version=(3, 14, 9))


def planned(shapes):
    return {variant.tags: cell[0].version for variant, cell in record.variants(shapes).items()}


def cells(**said):
    """Shapes by interpreter and method: fork="a" for the same on both, fork="ab" where the newer says b."""
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


SAY = 'import os\n\n\ndef say(text):\n    print(f"[{os.getpid()}] {text}")\n\n\n'
START = """\
if __name__ == "__main__":
    child = Process(target=say, args=("hello",))
    child.start()
    child.join()
"""
HELLO = SAY.replace("import os\n", "import os\nfrom multiprocessing import Process\n") + START


@pytest.fixture
def example(tmp_path):
    """An example of a project of its own, whose whole matrix ran our Python and one that is not here."""
    (tmp_path / "examples").mkdir()
    proof.save(proof.Proof(pythons=[str(pythons.own()), ELSEWHERE]), tmp_path)
    return Example(tmp_path / "examples", "x")


@pytest.fixture
def recorded():
    """Record one program on this interpreter, in a folder of its own; ``claims`` are by transcript."""

    def go(example, source, tries=2, order="process", recount=False, **claims):
        example.program.write_text(source)
        pages = Site(example.root.parent, orders={"x.out": order})
        for file, names in claims.items():
            pages.claims[file.replace("_", ".")] = [Claim(name, "docs/en/x.md", 7) for name in names]
        with Runner(4) as runner:
            fresh = Example(example.root, example.name)
            return record.record(fresh, pages, [pythons.own()], runner, Progress(), recount, tries)

    return go


def test_writes_what_was_printed(example, recorded):
    done = recorded(example, SAY + 'say("hello")\n')
    assert done[0] == "wrote examples/x.out"
    text = (example.root / "x.out").read_text()
    assert text.startswith("$ python x.py\n[") and text.endswith("] hello\n")
    assert not any("wrote" in line for line in recorded(example, SAY + 'say("hello")\n'))
    assert (example.root / "x.out").read_text() == text, "rewritten, though only the PID had changed"


def test_shows_several_runs_where_the_recipe_says_so(example, recorded):
    (example.root / "x.out").write_text("$ python x.py\n$ python x.py\n")
    recorded(example, SAY + 'say("hello")\n')
    one, two = parse((example.root / "x.out").read_text())
    assert one.speakers != two.speakers and one.shape() == two.shape()


def test_writes_the_proof_and_says_what_is_still_to_be_run(example, recorded):
    done = recorded(example, HELLO)
    root, own = example.root.parent, str(pythons.own())
    fresh = Example(example.root, "x")
    assert list(proof.check(fresh)) == []
    assert proof.confirmed("x", "x.out", root) == {method: [own] for method in pythons.own().methods}
    assert proof.children(fresh, "spawn") == [1]
    assert proof.pending(fresh) == [ELSEWHERE]
    assert f"still to be run on Python {ELSEWHERE}, not here: leave that to CI" in done[-1]


def test_refuses_another_number_of_children_unless_it_is_meant(example, recorded):
    """The transcript would be the same: only a page could tell of the second child."""
    two = HELLO + "    child = Process(target=int)\n    child.start()\n    child.join()\n"
    recorded(example, HELLO)
    before = (example.root.parent / proof.FILE).read_text()
    with pytest.raises(FaultError, match="it started 2 child processes, where 1 were seen before; if that"):
        recorded(example, two)
    assert (example.root.parent / proof.FILE).read_text() == before
    recorded(example, two, recount=True)
    assert proof.children(example, "spawn") == [2]


def test_a_variant_of_pythons_that_are_not_here_is_kept_and_marked(example, recorded):
    (example.root / "x.out").write_text("$ python x.py\n")
    (example.root / "x.py388.out").write_text("$ python x.py\n[1] as it was\n")
    (example.root / "x.py387.out").write_text("$ python x.py\n[1] of nobody\n")
    done = recorded(example, HELLO)
    assert "kept examples/x.py388.out as it was: no Python here prints it" in done
    assert "removed examples/x.py387.out" in done
    assert list(proof.check(Example(example.root, "x"))) == []
    assert proof.confirmed("x", "x.py388.out", example.root.parent) == {}


def test_what_is_recorded_for_a_newer_python_leaves_the_older_ones_theirs(example):
    """With 3.14 alone, the plain transcript is of the Pythons before it, and stays."""
    for tags in ("", ".py314"):
        (example.root / f"x{tags}.out").write_text("$ python x.py\n")
    shapes = {(NEW, method): ("new",) for method in NEW.methods}
    assert record.planned(example, shapes, {Variant()}) == {Variant("", (3, 14)): (NEW, "spawn")}


def test_a_method_that_now_differs_gets_its_variant_where_the_others_stay(example):
    """What fork says on 3.11 must not hide what all say on 3.14."""
    for tags in ("", ".py314"):
        (example.root / f"x{tags}.out").write_text("$ python x.py\n")
    shapes = {(OLD, method): (method,) for method in ("fork", "spawn")}
    shapes |= {(NEW, method): ("new",) for method in ("fork", "spawn")}
    assert record.planned(example, shapes, {Variant("", (3, 14))}) == {
        Variant(): (OLD, "spawn"),
        Variant("fork"): (OLD, "fork"),
        Variant("", (3, 14)): (NEW, "spawn"),
        Variant("fork", (3, 14)): (NEW, "fork"),
    }


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (SAY + "say(os.urandom(4).hex())\n", "2 runs gave 2 different outputs"),
        (SAY + "say(os.getpid())\n", "it prints a PID that is not marked"),
        (SAY + "open('log', 'w').close()\n", "it left behind the file log"),
    ],
    ids=["chance", "bare PID", "leak"],
)
def test_refuses(example, recorded, source, why):
    with pytest.raises(FaultError, match=f"(?s){why}") as caught:
        recorded(example, source)
    assert str(caught.value).startswith("examples/x.py:")
    assert not list(example.root.glob("*.out")), "something was written all the same"


def test_refuses_an_order_that_is_luck_and_says_how_to_repeat_it(example, recorded):
    """The child is told to go before the line that it is to come after, and hardly ever overtakes it."""
    right = read(ROOT, "examples/create/join_order.py").replace("  # (1)!", "")
    race = right.replace(
        '    say("start() has returned")\n    go.set()', '    go.set()\n    say("start() has returned")'
    )
    assert race != right
    with pytest.raises(
        FaultError, match=r"(?s)different outputs.*delayed at random.*IMPOSED_DELAYS=\d+ .*x.py"
    ):
        recorded(example, race, tries=8, order="exact")
    assert not list(example.root.glob("*.out"))


def test_a_python_that_says_something_else_is_asked_again(example, tmp_path):
    """Half of these runs are delayed as well: a race must not pass for a difference between versions."""
    (tmp_path / "other").symlink_to(sys.executable)
    other = dataclasses.replace(pythons.own(), version=(3, 88, 0), path=str(tmp_path / "other"))
    counts = []
    for text in ("'hello'", "os.path.basename(sys.executable)"):
        example.program.write_text(f"import sys\n{SAY}say({text})\n")
        fresh, lines = Example(example.root, "x"), ["python x.py"]
        with Runner(4) as runner:
            cells = record.make(fresh, lines, [pythons.own(), other], "process", runner, Progress(), 2)
        counts.append([run.request.delayed is not None for run in cells[other, None]])
    assert counts == [[False], [False, *[True] * 7, *[False] * 3]]


def test_a_python_known_to_say_something_else_is_not_asked_again(example, tmp_path):
    (tmp_path / "other").symlink_to(sys.executable)
    other = dataclasses.replace(pythons.own(), version=(3, 88, 0), path=str(tmp_path / "other"))
    example.program.write_text(f"import sys\n{SAY}say(os.path.basename(sys.executable))\n")
    counts = []
    for before in (Path(sys.executable).name, "printed before its last change"):
        for file, name in {"x.out": before, "x.py388.out": "other"}.items():
            (example.root / file).write_text(f"$ python x.py\n[1] {name}\n")
        fresh, lines = Example(example.root, "x"), ["python x.py"]
        with Runner(4) as runner:
            cells = record.make(fresh, lines, [pythons.own(), other], "process", runner, Progress(), 2)
        counts.append(len(cells[other, None]))
    assert counts == [1, 11]


def test_a_python_that_disagrees_with_itself_is_asked_no_further(example, tmp_path):
    (tmp_path / "other").symlink_to(sys.executable)
    other = dataclasses.replace(pythons.own(), version=(3, 88, 0), path=str(tmp_path / "other"))
    said = "time.time_ns() if 'other' in sys.executable else 0"
    example.program.write_text(f"import sys\nimport time\n{SAY}say({said})\n")
    fresh, lines = Example(example.root, "x"), ["python x.py"]
    with Runner(4) as runner:
        cells = record.make(fresh, lines, [pythons.own(), other], "process", runner, Progress(), 2)
    assert len(cells[other, None]) == 8


def test_refuses_where_a_claim_of_a_page_does_not_hold(example, recorded):
    with pytest.raises(
        FaultError,
        match=r"^docs/en/x.md:7: the claim 'fifo' does not hold of x.out: put \[\], got \[\]\npython x.py \(",
    ):
        recorded(example, SAY + 'say("hello")\n', x_out=["fifo"])


def test_what_no_python_here_can_run_is_kept_or_refused(example, recorded):
    newer = "# needs: Python 3.88\n" + SAY + 'say("hello")\n'
    with pytest.raises(
        FaultError, match=r"needs Python 3\.88, .*; name a folder of Pythons with --pythons DIR"
    ):
        recorded(example, newer)
    (example.root / "x.out").write_text("$ python x.py\n[1] as it was\n")
    done = recorded(example, newer)
    assert done[0].startswith("not run: needs Python 3.88") and "still to be run on" in done[-1]
    assert list(proof.check(Example(example.root, "x"))) == []


def test_what_needs_a_module_is_left_to_the_environment_that_has_it(example, recorded):
    (example.root / "x.out").write_text("$ python x.py\n[1] as it was\n")
    before = proof.load(example.root.parent)
    (done,) = recorded(example, "# needs: no_such_module\n" + SAY + 'say("hello")\n')
    assert done.startswith("not run: needs no_such_module") and done.endswith("nox -s third-party has it")
    assert proof.load(example.root.parent) == before
