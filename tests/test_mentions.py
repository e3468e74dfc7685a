"""Whether code that a page names stands in what it shows, or is Python's."""

import pytest

from book.shelf import Code, Text
from book.standard import is_standard

PROGRAM = (
    "for i in range(queue.qsize()):\n    item = queue.get(\n        timeout=0.5)\n    say(f'got {item}')\n"
)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("queue", True),
        ("que", False),
        ("get()", True),  # whatever its arguments are
        ("get(timeout=0.5)", True),
        ("q.get(timeout=0.5)", True),
        ("queue.get( timeout=0.5 )", True),
        ("get(timeout=0.2)", False),
        ("get(True, timeout=0.5)", False),
        ("for i in range(q.qsize())", True),
        ("while not q.qsize()", True),
        ("range(…)", True),
        ("say(...)", True),
        ("put()", False),
    ],
)
def test_what_stands_in_a_program(code, found):
    assert Text(PROGRAM, is_code=True).has(Code(code)) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("ValueError: Queue … is closed", True),
        ("ValueError: Queue … is shut", False),
        ("Queue <…", True),
        ("is closed\n[4] next", False),
    ],
)
def test_what_stands_in_a_transcript(code, found):
    text = Text("$ python a.py\nValueError: Queue <Queue object> is closed\n[4] got get(1)\n", is_code=False)
    assert text.has(Code(code)) == found


def test_a_session_is_code_without_its_prompts():
    assert Text(">>> q.get(\n...     timeout=0.5)\n1\n", is_code=True).has(Code("get(timeout=0.5)"))


@pytest.mark.parametrize(
    "name",
    [
        "Process",
        "apply_async()",
        "initargs",
        "target=",
        "os.getppid()",
        "multiprocessing.connection.wait",
        "apply_async(func[, args[, kwds]])",
        "Queue([maxsize])",
    ],
)
def test_what_is_pythons(name):
    assert is_standard(name)


@pytest.mark.parametrize(
    "name", ["Proces", "targets=", "os.getparent()", "get(timeout=0.5)", "Process._popen"]
)
def test_what_is_not(name):
    assert not is_standard(name)
