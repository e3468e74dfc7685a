"""The line of a program that printed a line of its transcript, by what its calls of say() can print."""

import pytest

from book.lines import printed_by
from harness.examples import Example
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
    assert printed_by(Example(tmp_path, "thing"), session) == [0]
