"""Random delays find an order that is only luck, and change nothing else of what a program prints."""

import shlex
import subprocess
from dataclasses import replace

import pytest

from book import verdict
from harness import pythons
from harness.paths import EXAMPLES, ROOT
from harness.run import Request, Runner

pytestmark = pytest.mark.skipif("fork" not in pythons.own().methods, reason="needs fork")
SEEDS = range(8)  # each finds a race of those below in half of its runs, or more
# What sets the child off stands before the line that it is to come after.
PLANTED = {
    "create/join_order": ('    say("start() has returned")\n    go.set()  # (1)!\n', "go.set()"),
    "states/lifecycle": ("    look(child)\n    go.set()\n", "go.set()"),
}
WHAT_IT_IS = """\
import inspect
import pickle
from multiprocessing import Event, Process, Queue

if __name__ == "__main__":
    for thing in (print, Process.start, Queue.put, Queue.get):
        same = pickle.loads(pickle.dumps(thing)) is thing
        print(thing.__module__, thing.__qualname__, inspect.signature(thing), same)
    print(Event().set.__name__)
"""
IN_PRINT = "class Bad:\n    def __str__(self):\n        return 1 / 0\n\n\nprint(Bad())\n"
IN_GET = "from multiprocessing import Queue\n\nQueue().get(timeout=0.01)\n"
IN_TARGET = """\
from multiprocessing import Process


def work():
    print(1, send="x")


if __name__ == "__main__":
    child = Process(target=work)
    child.start()
    child.join()
"""
WHO = """\
import sys
from multiprocessing import Pool, Process


def who(_=None):
    return sys.modules["imposed_delays"].me


def work():
    print(who())


if __name__ == "__main__":
    with Pool(1) as pool:
        print(*pool.map(who, [0]))
    child = Process(target=work)
    child.start()
    child.join()
    work()
"""


@pytest.fixture(scope="module")
def runner():
    with Runner(4) as runner:
        yield runner


@pytest.fixture
def shapes(runner):
    """The shapes of a program's runs, with the order between its processes; None is a run without delays."""

    def run(source, *seeds, method="fork"):
        program = EXAMPLES / "x.py"
        requests = [Request(program, "python x.py", method=method, source=source, delayed=s) for s in seeds]
        futures = [runner.submit(request) for request in requests]
        return [verdict.session_of(future.result()).shape("exact") for future in futures]

    return run


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_race_is_found(shapes, name):
    lines, moved = PLANTED[name]
    source = (EXAMPLES / f"{name}.py").read_text("utf-8")
    first, last = lines.splitlines(keepends=True)
    assert moved in last and lines in source
    (right,) = set(shapes(source, *SEEDS[:2]))
    assert set(shapes(source.replace(lines, last + first), *SEEDS)) - {right}


@pytest.mark.parametrize(
    "source", [WHAT_IT_IS, IN_PRINT, IN_GET, IN_TARGET], ids=["names", "print", "get", "target"]
)
def test_nothing_else_changes(shapes, source):
    plain, delayed = shapes(source, None, 1)
    assert delayed == plain


@pytest.mark.parametrize("method", pythons.own().methods)
def test_delays_reach_every_process(runner, method):
    run = runner.run(Request(EXAMPLES / "x.py", "python x.py", method=method, source=WHO, delayed=1))
    assert run.said.split() == ["(1,)", "(2,)", "first"]


def test_a_delayed_run_is_repeated_by_hand(shared_run):
    request = Request(EXAMPLES / "queues/fifo.py", "python fifo.py", method="spawn", delayed=1)
    again = subprocess.run(shlex.split(request.by_hand), cwd=ROOT, capture_output=True, text=True, check=True)
    seen = replace(shared_run(request), said=again.stdout)
    assert verdict.session_of(seen).shape() == verdict.session_of(shared_run(request)).shape()
