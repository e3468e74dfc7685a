"""The line of a program that printed a line of its transcript, by what its calls of say() can print."""

import pytest

from book import recorded
from book.lines import printed_by
from book.pages import example_of
from harness.examples import Example
from harness.paths import ROOT
from harness.transcript import Session

SAY = 'def say(text):\n    print(f"[{os.getpid()}] {text}")\n'


@pytest.fixture
def printers(tmp_path):
    """Which lines of a program, counted from below its say(), printed these texts."""

    def found(program, *texts):
        (tmp_path / "thing.py").write_text(SAY + program)
        lines = printed_by(
            Example(tmp_path, "thing"), Session("python thing.py", tuple(("1", text) for text in texts))
        )
        return [line and line - SAY.count("\n") for line in lines]

    return found


def test_a_line_is_known_by_what_it_can_print(printers):
    program = 'say("start")\nsay(f"put {number} of {total}")\n'
    assert printers(program, "put 1 of 3", "start", "put  of") == [2, 1, 0]


def test_blanks_at_the_end_are_not_shown_and_not_asked_for(printers):
    assert printers('say("done  ")', "done") == [1]


def test_of_two_lines_that_can_print_a_text_neither_is_named(printers):
    assert printers('say("done")\nsay(f"{what}")', "done", "else") == [0, 2]


def test_a_name_and_a_length_are_not_any_text(printers):
    program = 'say(f"got {found}")\nsay(f"{type(error).__name__}")\nsay(f"got {len(found)} in all")\n'
    assert printers(program, "got [3]", "ValueError", "got 3 in all") == [1, 2, 0]


def test_both_sides_of_a_condition(printers):
    assert printers('say("in time" if value else f"late by {late}")', "in time", "late by 3") == [1, 1]


def test_a_call_on_several_lines_is_known_by_its_first(printers):
    assert printers('say(\n    "one"\n)\nsay("two")', "one", "two") == [1, 4]


def test_passed_on_it_prints_the_texts_beside_it(printers):
    program = 'Process(target=say, args=("work",)).start()\nsay("end")\n'
    assert printers(program, "work", "end", "other") == [1, 2, 0]


def test_what_no_process_says_has_no_line(tmp_path):
    (tmp_path / "thing.py").write_text(SAY + 'say("start")')
    session = Session("python thing.py", (("", "start"),))
    assert printed_by(Example(tmp_path, "thing"), session) == (0,)


GUARDED = """\
def work(nums):
    say(f"nums is {nums}")
    nums.append(22)
    say(f"nums is {nums}")


if __name__ == "__main__":
    nums = [11]
    child = Process(target=work, args=(nums,))
    child.start()
    child.join()
    say(f"nums is {nums}")
    say("joined")
"""


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (("", ""), [2, 4, 12, 13]),
        (("    nums.append", "    for _ in nums:\n        nums.append"), [0, 0, 13, 14]),  # a loop
        (("child.start()", "child.run()"), [2, 4, 12, 13]),
        (("Process(target=work, args=(nums,))", "work(nums) or Process(target=work)"), [2, 4, 0, 13]),
        (("nums = [11]", "nums = [os.fork()]"), [0, 0, 0, 13]),
    ],
    ids=["each once", "in a loop", "run", "called by both", "forks by itself"],
)
def test_by_process_and_by_place(tmp_path, edit, lines):
    (tmp_path / "thing.py").write_text(SAY + GUARDED.replace(*edit))
    texts = [("2", "nums is [11]"), ("2", "nums is [11, 22]"), ("1", "nums is [11]"), ("1", "joined")]
    found = printed_by(Example(tmp_path, "thing"), Session("python thing.py", tuple(texts)))
    assert [line and line - SAY.count("\n") for line in found] == lines


def test_recorded_runs_confirm_the_lines():
    """What is told by the text alone is what was seen where a run was recorded with its steps."""
    told = seen = 0
    for path in sorted((ROOT / "examples").rglob("*.runs")):
        file = path.relative_to(ROOT / "examples").as_posix()
        for run in recorded.load(ROOT, file).runs:
            known = printed_by(example_of(ROOT, file), run.session)
            both = [(line, real) for line, real in zip(known, run.printers, strict=True) if line and real]
            assert all(line == real for line, real in both), file
            told, seen = told + len(both), seen + sum(map(bool, run.printers))
    assert told > 0.9 * seen
