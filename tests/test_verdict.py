"""What is wrong with a run by itself, before any transcript speaks of it."""

import pytest

from book import verdict
from book.index import Claim, Site
from harness import pythons
from harness.examples import Example
from harness.run import Request, Run
from harness.transcript import parse

SAY = """\
import os
from multiprocessing import Process


def say(text):
    print(f"[{os.getpid()}] {text}")


"""
CHILD = """\
def work():
    say(greeting)


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
    say(f"exitcode: {child.exitcode}")
"""
LEAK = """\
from multiprocessing import shared_memory

block = shared_memory.SharedMemory(create=True, size=8)
block.close()
"""
TRACKER = """\
from multiprocessing.resource_tracker import unregister

unregister("/name", "shared_memory")
"""
WRONG = {
    "a name": ("say(texxt)\n", "ends with exit status 1: NameError: name 'texxt' is not defined"),
    "a name in a child": (CHILD, "a process of it ends with NameError: name 'greeting' is not defined"),
    "an attribute": ("say(os.getpit())\n", "ends with exit status 1: AttributeError: module 'os'"),
    "nobody types": ("say(input())\n", "ends with exit status 1: EOFError: EOF when reading a line"),
    "a module": (
        "import no_such\n",
        "ends with exit status 1: ModuleNotFoundError: No module named 'no_such'",
    ),
    "a status": ("raise SystemExit(3)\n", "ends with exit status 3: it printed nothing"),
    "shared memory": (LEAK, "it leaks shared_memory, and a warning says so: unlink it"),
    "the home": ("say(os.path.expanduser('~'))\n", "it prints the home folder of this machine"),
    "the host": ("import socket\n\nsay(socket.gethostname())\n", "it prints the host name of this machine"),
    "the user": ("import getpass\n\nsay(getpass.getuser())\n", "it prints the user's name of this machine"),
    "the cores": ("say(f'{os.cpu_count()} cores')\n", "it prints the number of cores of this machine"),
}
RIGHT = {
    "nothing": "say('hello')\n",
    "how many cores it has chosen": (
        "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\nsay(len(os.sched_getaffinity(0)))\n"
    ),
}


@pytest.fixture
def faults(tmp_path, shared_run):
    """What is wrong with a run of this program, of which pages claim these checks."""

    def judge(source, *claimed):
        example = Example(tmp_path / "examples", "x")
        example.program.parent.mkdir(exist_ok=True)
        example.program.write_text(SAY + source)
        return list(
            verdict.faults(shared_run(Request(example.program, "python x.py")), example, set(claimed))
        )

    return judge


@pytest.mark.parametrize("what", WRONG)
def test_one_fault(faults, what):
    source, why = WRONG[what]
    (fault,) = faults(source)
    assert why in fault


@pytest.mark.parametrize("what", RIGHT)
def test_no_fault(faults, what):
    assert faults(RIGHT[what]) == []


def test_what_a_page_claims_is_no_fault(faults):
    assert faults("say(texxt)\n", "fails") == []


def test_what_a_page_claims_of_a_child_is_no_fault(faults):
    assert faults(CHILD, "fails_in_child") == []


def test_an_error_of_the_resource_tracker_that_a_page_claims_is_no_fault(faults):
    (fault,) = faults(TRACKER)
    assert "a process of it ends with KeyError: '/name'" in fault
    assert faults(TRACKER, "tracker_fails") == []


def test_a_leak_that_a_page_claims_is_no_fault(faults):
    assert faults(LEAK, "warns_of_leak") == []


def test_a_claim_that_does_not_hold_in_a_run(tmp_path):
    """The order between processes is not compared, so only the claim can tell."""
    example = Example(tmp_path / "examples", "x")
    example.program.parent.mkdir()
    example.program.write_text(SAY)
    request = Request(example.program, "python x.py")
    right, late = "[1] start\n[2] end\n[1] joined\n", "[1] start\n[1] joined\n[2] end\n"
    want = verdict.Wanted(example, "x.out", 1, parse(f"$ python x.py\n{right}")[0], pythons.own(), request)
    pages = Site(tmp_path, claims={"x.out": [Claim("joined_last", "docs/en/x.md", 7)]})
    assert list(verdict.check(want, Run(request, right, 0), pages)) == []
    (fault,) = verdict.check(want, Run(request, late, 0), pages)
    assert str(fault).startswith("docs/en/x.md:7: python x.py (the program's own start method, Python 3.")
    assert "the claim 'joined_last' does not hold: " in fault.text
