"""watch.py runs a reader's own program, and writes a page that steps through the run."""

import html
import os
import re
import shutil
import subprocess
import sys

import pytest

from book.stays import SHORT
from finish import one_file
from harness import pythons
from harness.paths import ROOT
from harness.run import Runner
from watcher import own

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it reads from /proc")
PYTHONS = {python.version[:2]: python.path for python in pythons.found()}
NEWEST = max(PYTHONS.items())
new_enough = pytest.mark.skipif(NEWEST[0] < (3, 12), reason="needs Python 3.12, which tells its steps")
PRINTS = """\
import logging
import sys
from multiprocessing import Pool, Process


class Child(Process):
    def run(self):
        print("in", "child", sep=" <b> ")


def square(number):
    print(f"square of {number}")
    return number * number


if __name__ == "__main__":
    print("a\\nb")
    print("half", end="")
    print(" a line")
    logging.warning("logged")
    child = Child(name="<i>")
    child.start()
    child.join()
    with Pool(1) as pool:
        print(pool.map(square, [2]), *sys.argv[1:])
"""


OFTEN = """\
import time
from multiprocessing import Pool


def work(number):
    if number == 3:
        raise ValueError
    for _ in range(99):
        number += 1
    time.sleep(0.01)


if __name__ == "__main__":
    with Pool(1) as pool:
        asked = [pool.apply_async(work, (n,)) for n in range(30)]
        for each in asked:
            each.wait()
        time.sleep(0.1)
        pool.close()
        pool.join()
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The file that readers download, in a folder of its own."""
    file = tmp_path_factory.mktemp("watcher") / "watch.py"
    file.write_text(one_file.watch(ROOT), "utf-8")
    return file


@pytest.fixture
def watched(packed, tmp_path):
    """Run watch.py as a reader does, beside the program; what it prints, its exit status, and the page."""

    def run(name, *words, source=None, python=NEWEST[1], after=()):
        if source is None:
            shutil.copyfile(ROOT / "examples" / name, tmp_path / name.rpartition("/")[2])
        else:
            (tmp_path / name).write_text(source, "utf-8")
        name = name.rpartition("/")[2]
        done = subprocess.run(
            [python, packed, "--lang", "en", *words, name, *after],
            cwd=tmp_path,
            env={**os.environ, "TMPDIR": str(tmp_path / "t")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        page = tmp_path / name.replace(".py", ".watch.html")
        return done.stdout, done.returncode, page.read_text("utf-8") if page.exists() else ""

    (tmp_path / "t").mkdir()
    yield run
    assert not [*(tmp_path / "t").iterdir()]


def held(page):
    """What a page holds for the player, for each run: the names of its lanes, and the lines that each comes
    to, -1 where it ends, with the time since the row before.
    """
    runs = []
    for part in page.split('data-stays="')[1:]:
        names = re.findall(r'<text class="name".*?>([^<]*) \d+</text>', part)
        rows = re.findall(r"([a-z])(-?\d+)(?:,(\d+))?", part.partition('"')[0])
        runs.append((names, [(ord(lane) - ord("a"), int(line), int(time or 0)) for lane, line, time in rows]))
    return runs


def printed(page):
    """The lines of the first run: the program's line, the PID, the text."""
    found = re.findall(r'<span class="p\d">(?:<a .*?>(\d+) </a>)?<b>\[(\d+)\]</b> (.*)</span>', page)
    return [(int(line or 0), pid, html.unescape(text)) for line, pid, text in found]


@new_enough
def test_an_example_under_several_start_methods(watched):
    told, status, page = watched("queues/fifo.py", "--method", "fork", "--method", "spawn")
    assert status == 0 and told.endswith("Wrote fifo.watch.html: open it in a browser.\n")
    source = (ROOT / "examples/queues/fifo.py").read_text().splitlines()
    lines = printed(page.partition('class="transcript runs"')[0])
    texts = [text for _, _, text in lines]
    assert sorted(texts) == ["child exited with 0", "got 0", "got 1", "got 2", "put 0", "put 1", "put 2"]
    assert all("say(" in source[line - 1] for line, _, _ in lines)
    (fork, _), (spawn, stays) = held(page)
    assert fork == ["MainProcess", "Process-1"]
    child = spawn.index("Process-1")
    assert {1, 15} < {line for lane, line, _ in stays if lane == child}  # the top of the file, again
    assert re.findall("<option>(.*?)</option>", page) == ["fork", "spawn"]


@new_enough
def test_one_that_hangs_opens_at_its_last_state(watched):
    told, status, page = watched("deadlock/two_orders.py", "--method", "fork", "--limit", "2")
    assert status == 0 and "It had not ended after 2 seconds" in told and "--limit 6" in told
    assert "$ timeout 2 python two_orders.py" in page and "exit status 124" in page
    [(_, stays)] = held(page)
    ends = [(line, time) for _, line, time in stays[-3:]]
    assert ends[1:] == [(-1, 0), (-1, 0)] and ends[0][0] == -1  # all were there when it was stopped
    last = {lane: line for lane, line, _ in stays if line >= 0}
    source = (ROOT / "examples/deadlock/two_orders.py").read_text().splitlines()
    waits = [source[last[lane] - 1].strip() for lane in (0, 1, 2)]
    assert waits == ["child.join()", "with other:", "with other:"]


@new_enough
def test_one_that_names_its_start_method(watched):
    told, status, page = watched("start_methods/set_start_method.py", "--method", "fork")
    assert status == 0 and "names its start method itself" in told and "left to the program" in told and page


@new_enough
def test_what_print_prints_and_what_it_does_not(watched):
    told, status, page = watched("mine.py", "--method", "fork", source=PRINTS, after=["x", "y z"])
    assert status == 0, told
    lines = printed(page.partition('class="transcript runs"')[0])
    number = {text: n for n, text in enumerate(PRINTS.splitlines(), 1)}
    assert [(line, text) for line, _, text in lines] == [
        (number['    print("a\\nb")'], "a"),
        (number['    print("a\\nb")'], "b"),
        (number['        print("in", "child", sep=" <b> ")'], "in <b> child"),
        (number['    print(f"square of {number}")'], "square of 2"),
        (number["        print(pool.map(square, [2]), *sys.argv[1:])"], "[4] x y z"),
    ]
    assert "half a line\n" in page and "WARNING:root:logged\n" in page and "<i>" not in page
    assert len({pid for _, pid, _ in lines}) == 3


@new_enough
@pytest.mark.parametrize(
    ("source", "words", "status", "tells"),
    [
        ("def f(:\n", (), 2, "mine.py, line 1: "),
        ("raise SystemExit(3)\n", (), 0, "exit status is 3"),
        ("for n in range(900):\n    print(n, 'x' * n)\n", (), 0, "too many lines"),
        ("while True:\n    print('x' * 50)\n", ("--limit", "1"), 0, "not ended after 1 seconds"),
        ("while True:\n    pass\n", ("--limit", "1"), 0, "not ended after 1 seconds"),
        ("x = 1\n", ("--method", "thread"), 2, "--method is followed by fork"),
    ],
    ids=["no Python", "fails", "prints much", "prints for ever", "runs for ever", "no such method"],
)
def test_what_goes_wrong_is_told(watched, source, words, status, tells):
    told, code, page = watched("mine.py", *words, source=source)
    assert code == status and tells in told and "Traceback (most recent call last)" not in told
    assert bool(page) == (status == 0) and len(page) < 200_000


@pytest.mark.parametrize("version", [v for v in PYTHONS if v < (3, 12)])
def test_an_older_python_says_why_not(watched, version):
    told, code, page = watched("mine.py", source="x = 1\n", python=PYTHONS[version])
    assert code == 1 and not page
    assert "needs Python 3.12 or newer: older ones do not tell" in told and told.count("\n") == 1


@new_enough
def test_who_works_often_waits_where_it_does(tmp_path):
    """Not in the line that was noted last: lines that are passed all the time are not noted for ever."""
    path = tmp_path / "often.py"
    path.write_text(OFTEN, "utf-8")
    program = own.Program(path, tmp_path, ())
    with Runner(1) as runner:
        run = own.told(
            runner.run(program.request("python often.py", "fork", NEWEST[1], 20)), "python often.py"
        )
    slept = OFTEN.splitlines().index("    time.sleep(0.01)") + 1
    assert [stay.line for stay, _ in run.of(1)].count(slept) == 29
    may = {"each.wait()", "time.sleep(0.1)", "pool.join()", "with Pool(1) as pool:"}, {"time.sleep(0.01)"}
    for lane, lines in enumerate(may):
        waits = {
            stay.line for stay, until in run.of(lane) if until - stay.at - stay.run - stay.ready > 5 * SHORT
        }
        assert {OFTEN.splitlines()[line - 1].strip() for line in waits if line} <= lines
    assert 0 in waits and run.of(1)[-1][0].line == 0


@new_enough
def test_who_ends_is_in_no_line_of_its_parent(tmp_path):
    """A child of fork hands its queue's items over when its function has returned."""
    path = ROOT / "examples/queues/join_before_get.py"
    program = own.Program(path, tmp_path, ())
    with Runner(1) as runner:
        run = own.told(runner.run(program.request(f"timeout 1 python {path}", "fork", NEWEST[1], 20)), "")
    last = [run.of(lane)[-1][0].line for lane in (0, 1)]
    assert "child.join()" in path.read_text("utf-8").splitlines()[last[0] - 1]
    assert last[1] == 0
