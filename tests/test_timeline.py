"""A timeline says where each process was, and when it ran, was ready to, waited, and printed each line."""

import json
import re
import sys
import xml.etree.ElementTree as ET
from itertools import pairwise
from types import SimpleNamespace

import pytest

from book import drawing, index, pages, recorded, stays, truth
from book.index import Site
from book.stays import Lane, RecordedRun, Stay
from book.verdict import session_of
from harness import examples, pythons
from harness.paths import ROOT
from harness.run import Request, Runner
from harness.transcript import Session
from tools import record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="timelines are read from /proc")
OLDER, NEWER = (
    pythons.Python(version, "", ("fork",), "fork", "Linux") for version in ((3, 11, 7), (3, 12, 1))
)
SLEEP, WORK = 0.4, 0.4  # seconds
PROGRAM = f"""\
import os, time
from multiprocessing import Process

def say(text):
    print(f"[{{os.getpid()}}] {{text}}")

def sleep():
    say("sleep")
    time.sleep({SLEEP})
    say("slept")

def work():
    say("work")
    begun = time.process_time()  # it ran a little already, before it could tell when it was born
    while time.process_time() - begun < {WORK}:
        pass
    say("worked")

if __name__ == "__main__":
    for target in (sleep, work):
        child = Process(target=target, name=target.__name__)
        child.start()
        child.join()
    say("joined")
"""


@pytest.fixture(scope="module")
def timed(tmp_path_factory):
    """A run of the program above, under a start method, with its timeline."""
    program = tmp_path_factory.mktemp("timed") / "program.py"
    program.write_text(PROGRAM)
    with Runner(1) as runner:
        yield lambda method, python=sys.executable, steps=False: runner.run(
            Request(program, "python program.py", python, method, timed=True, steps=steps)
        )


@pytest.fixture(scope="module")
def told(timed):
    """The same run as it is recorded, by an interpreter that tells its steps."""
    new = [python for python in pythons.found() if python.version >= recorded.OLDEST]
    if not new:
        pytest.skip("needs Python 3.12 or newer, which tells its steps")

    def of(method):
        run = timed(method, new[-1].path, steps=True)
        return stays.of_run(run, session_of(run))

    return of


def ran(lane):
    """Seconds in which a process ran."""
    return sum(end - begin for begin, end in lane.ran)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_lanes(timed, method):
    run = timed(method)
    lanes = {lane.name: lane for lane in run.timeline.lanes}
    helpers = {"fork": [], "spawn": ["resource_tracker"], "forkserver": ["forkserver", "resource_tracker"]}
    assert sorted(lanes) == sorted(["MainProcess", "sleep", "work", *helpers[method]])
    main, slept, worked = lanes["MainProcess"], lanes["sleep"], lanes["work"]
    assert 0 == main.born < slept.born < slept.ended <= worked.born + 0.05 < worked.ended
    parent = lanes["forkserver"] if method == "forkserver" else main
    assert slept.parent == worked.parent == parent.pid
    assert slept.ended - slept.born >= SLEEP and worked.ended - worked.born >= WORK
    # Looks are sparse on a busy machine, so half is asked.
    assert ran(worked) >= WORK / 2 and slept.ended - slept.born - ran(slept) >= SLEEP / 2
    for lane in lanes.values():
        assert all(lane.born <= begin < end <= lane.ended for begin, end in lane.ran)


LINE = {text: number for number, text in enumerate(PROGRAM.splitlines(), 1)}


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_steps(told, method, tmp_path):
    run = told(method)
    lanes = {lane.name: number for number, lane in enumerate(run.lanes)}
    assert run.times == tuple(sorted(run.times)) and None not in run.times
    printed = {run.session.lines[stay.printed][1]: stay for stay in run.stays if stay.printed is not None}
    assert {text: stay.line for text, stay in printed.items()} == {
        text: LINE[line]
        for line in LINE
        for text in ("sleep", "slept", "work", "worked", "joined")
        if line.strip() == f'say("{text}")'
    }
    slept = next(
        (until - stay.at, stay.run)
        for stay, until in run.of(lanes["sleep"])
        if stay.line == LINE[f"    time.sleep({SLEEP})"]
    )
    assert slept[0] * stays.UNIT >= SLEEP / 2 > 10 * slept[1] * stays.UNIT
    assert sum(stay.run for stay, _ in run.of(lanes["work"])) * stays.UNIT >= WORK / 2
    joins = [
        (stay, until)
        for stay, until in run.of(lanes["MainProcess"])
        if stay.line == LINE["        child.join()"]
    ]
    assert len(joins) == 2 and all(until - stay.at > 10 * stay.run for stay, until in joins)
    (tmp_path / "program.py").write_text(PROGRAM)
    assert list(truth.faults(run, examples.Example(tmp_path, "program"))) == []


def test_a_drawing_has_no_looks_of_its_own(told):
    run = told("forkserver")
    svg = ET.fromstring(drawing.timeline(run))
    attributes = {name for node in svg.iter() for name in node.attrib}
    assert attributes == {"viewBox", "class", "d", "x", "y", "text-anchor", "data-begin", "data-scale"}
    names = [node.text for node in svg.iter("text") if (node.get("class") or "").startswith("name")]
    assert names == [f"{lane.name} {lane.pid}" for lane in run.lanes]


RUN = RecordedRun(
    Session("python x.py", (("1", "a"), ("2", "b"), ("2", "c"), ("1", "d"), ("", "e"))),
    (Lane("MainProcess", 1, -1, 0, 10_000), Lane("Process-1", 2, 0, 2_000, 8_000)),
    (
        Stay(0, 0, 0, 2_000, 0),
        Stay(2_000, 0, 1, 0, 1_000, 0),
        Stay(2_000, 1, 0, 1_000, 0),
        Stay(5_000, 1, 2, 0, 0, 1),
        Stay(5_100, 1, 3, 0, 0, 2),
        Stay(9_000, 0, 4, 1_000, 0),
        Stay(10_000, 0, 5, 0, 0, 3),
    ),
)


def test_a_drawing_shows_what_was_recorded():
    svg = ET.fromstring(drawing.timeline(RUN))
    data = {node.get("class"): node.get("d") for node in svg.iter("path")}
    left, right = drawing.LABEL, drawing.WIDTH - drawing.RIGHT
    begin = 0.02 - drawing.LEAD * 0.08  # what is before the first event is only Python starting

    def x(seconds):
        return left + (seconds - begin) / (0.1 - begin) * (right - left)

    def numbers(kind):
        return [float(n) for n in re.findall(r"[-\d.]+", data[kind])]

    assert numbers("born") == pytest.approx([x(0.02), 27, 57], abs=0.1)
    assert numbers("waited p1")[0] == left and numbers("waited p1")[2] == right
    assert numbers("ran p1")[:3] == pytest.approx([left, 21.9, x(0.02)], abs=0.1)
    assert numbers("ran p1")[5:8] == pytest.approx([x(0.09), 21.9, right], abs=0.1)
    assert numbers("ready p1")[:3] == pytest.approx([x(0.08), 23.4, x(0.09)], abs=0.1)
    assert numbers("waited p2")[::2][:2] == pytest.approx([x(0.02), x(0.08)], abs=0.1)
    said = [(node.text, float(node.get("x"))) for node in svg.iter("text") if node.get("class") == "number"]
    assert said == [
        ("1", pytest.approx(x(0.02), abs=0.1)),
        ("5", pytest.approx(right, abs=0.1)),
        ("2,3", pytest.approx(x(0.0505), abs=0.1)),
    ]


@pytest.mark.parametrize(
    ("begin", "end", "marks"),
    [
        (0.0, 0.1, [0.0, 0.02, 0.04, 0.06, 0.08, 0.1]),
        (0.02, 0.158, [0.025, 0.05, 0.075, 0.1, 0.125, 0.15]),
        (0.0, 0.015, [0.0, 0.005, 0.01, 0.015]),  # not 2.5 ms: whole milliseconds
        (0.0, 0.002, [0.0, 0.001, 0.002]),
        (2.9, 3.1, [2.9, 2.95, 3.0, 3.05, 3.1]),
    ],
)
def test_ticks_stand_at_round_moments(begin, end, marks):
    assert drawing.ticks(begin, end) == pytest.approx(marks)


def test_a_run_that_prints_once_at_its_end_is_drawn():
    lanes, once = (Lane("MainProcess", 1, -1, 0, 100),), (Stay(100, 0, 1, 0, 0, 0),)
    assert "<svg" in drawing.timeline(RecordedRun(Session("python x.py", (("1", "a"),)), lanes, once))


@pytest.mark.parametrize(
    ("numbers", "label"),
    [([4], "4"), ([4, 4, 4], "4"), ([4, 6], "4,6"), ([4, 6, 6], "4,6"), ([4, 6, 4], "4…4")],
)
def test_labels(numbers, label):
    assert drawing.label(numbers) == label


FILES = sorted(p.relative_to(ROOT / "examples").as_posix() for p in (ROOT / "examples").rglob("*.runs"))


@pytest.fixture
def edited(tmp_path, sound):
    """What is wrong with a copy of recorded runs, after an edit of their file or of the program."""
    file = next(f for f in FILES if f.startswith("queues/"))
    example = pages.example_of(ROOT, file)
    folder = (tmp_path / "examples" / file).parent
    folder.mkdir(parents=True)
    for path in [example.program, *example.transcripts.values(), ROOT / "examples" / file]:
        (folder / path.name).write_bytes(path.read_bytes())

    def wrong(edit=lambda told: None, program=""):
        path = tmp_path / "examples" / file
        told = json.loads(path.read_text("utf-8"))
        edit(told)
        path.write_text(json.dumps(told), "utf-8")
        here = examples.Example(tmp_path / "examples", example.name)
        here.program.write_text(here.source + program)
        here = examples.Example(tmp_path / "examples", example.name)
        pages_of = index.load(ROOT)
        copied = Site(tmp_path, orders=pages_of.orders, claims=pages_of.claims, runs={file})
        return "\n".join(map(str, recorded.check(here, copied)))

    return wrong


def test_runs_as_recorded_are_right(edited):
    assert edited() == ""


def test_an_edited_line_is_told(edited):
    def edit(told):
        run = told["runs"][-1]
        run["transcript"] = re.sub(r"\] (\w+) ", r"] never ", run["transcript"], count=1)

    assert "a run is not as in" in edited(edit)


def test_another_program_is_told(edited, monkeypatch):
    monkeypatch.setattr(pythons, "found", lambda: [NEWER])
    monkeypatch.setattr(sys, "platform", "linux")
    assert "was recorded from another program" in edited(program="# changed\n")


def test_where_no_runs_can_be_made_those_of_another_program_stay(edited, monkeypatch):
    monkeypatch.setattr(pythons, "found", lambda: [OLDER])
    assert edited(program="# changed\n") == ""
    example, pages_of = examples.Example(ROOT / "examples", "queues/fifo"), index.load(ROOT)
    assert record.timelines(example, pages_of, [OLDER]) == []
    monkeypatch.setattr(recorded, "digest", lambda _: "of another program")
    told, *_ = record.timelines(example, pages_of, [OLDER])
    due = "still to be made: examples/queues/fifo.fork.runs: it needs Linux, and Python 3.12 or newer; leave"
    assert told.startswith(due)


@pytest.mark.parametrize(
    "edit",
    [
        lambda told: told.pop("runs"),
        lambda told: told["runs"].clear(),
        lambda told: told["runs"][0]["stays"].clear(),
        lambda told: told["runs"][0]["stays"][0].pop(),
        lambda told: told["runs"][0]["lanes"].clear(),
        lambda told: told["runs"][0].pop("lanes"),
        lambda told: told.update(svg="<svg/>"),
    ],
    ids=["no runs", "none", "no stays", "half a stay", "no processes", "no lanes", "what no one knows"],
)
def test_a_broken_file_is_told(edited, edit):
    assert ".runs:1: not a file of runs" in edited(edit)


def test_a_file_without_a_method_is_told():
    with pytest.raises(ValueError, match="name the start method"):
        recorded.method_of("queues/fifo.runs")


def test_what_steps_cost_is_told_by_medians():
    def runs(*seconds):
        return [SimpleNamespace(seconds=each, cpu=each / 2) for each in seconds]

    said = recorded.cost(runs(1.05, 1.02, 9.0), runs(1.0, 0.2, 1.1))
    assert said.startswith("noting the steps cost +5.0% of the time, +5.0% of the processor time")


def changed(told, number, **values):
    """A run with another stay in the place of one."""
    stays_of = [stay._replace(**values) if i == number else stay for i, stay in enumerate(told.stays)]
    return RecordedRun(told.session, told.lanes, tuple(stays_of))


@pytest.mark.parametrize("file", FILES)
def test_no_mistake_passes_in_a_recorded_run(file):
    """Each kind of mistake, in each file: a line shifted, two prints swapped, a time moved."""
    example, run = pages.example_of(ROOT, file), recorded.load(ROOT, file).runs[0]

    def wrong(changed):
        return next(truth.faults(changed, example), "")

    assert not wrong(run)
    prints = [(number, stay) for number, stay in enumerate(run.stays) if stay.printed is not None]
    for number, stay in prints:
        assert "cannot print" in wrong(changed(run, number, line=5)), stay
        assert "a step at line 99" in wrong(changed(run, number, line=99)), stay
        assert "has 0 steps" in wrong(changed(run, number, printed=None)), stay
        assert wrong(changed(run, number, at=run.lanes[stay.lane].ended + 1)), stay
        assert wrong(changed(run, number, at=run.lanes[stay.lane].born - 1)), stay
    for (number, stay), (other, after) in pairwise(prints):
        swapped = changed(changed(run, number, printed=after.printed), other, printed=stay.printed)
        assert wrong(swapped), (stay, after)
    for number, stay in enumerate(run.stays):
        assert wrong(changed(run, number, run=stay.run + 10_000_000)), stay


WAITING = """\
def work(gate):
    gate.wait()


gate = Barrier(2)
child = Process(target=work, args=(gate,))
child.start()
gate.wait()
child.join()
"""


@pytest.mark.parametrize(
    ("child", "parent", "wrong"),
    [
        ((2_000, 5_000, 0), (4_000, 4_500, 0), ""),
        ((2_000, 3_000, 0), (4_000, 4_500, 0), "Process-1 leaves line 2 before the barrier opens"),
        ((2_000, 5_000, 2_500), (4_000, 4_500, 0), "Process-1 runs in line 2 before the barrier opens"),
        ((2_000, 5_000, 0), (4_000, 9_000, 0), ""),
    ],
)
def test_nobody_passes_a_barrier_that_is_closed(tmp_path, child, parent, wrong):
    run = waiting((2, *child), (8, *parent), (9, 9_000, 9_500, 0))
    (tmp_path / "x.py").write_text(WAITING)
    assert next(truth.faults(run, examples.Example(tmp_path, "x")), "") == wrong


@pytest.mark.parametrize(
    ("until", "ran", "wrong"),
    [
        (8_500, 100, ""),
        (7_000, 100, "MainProcess leaves line 9 before a process that it joins has ended"),
        (8_500, 3_000, "MainProcess runs in line 9 before a process that it joins has ended"),
    ],
)
def test_nobody_is_back_from_a_join_too_early(tmp_path, until, ran, wrong):
    (tmp_path / "x.py").write_text(WAITING)
    run = waiting((2, 4_000, 5_000, 0), (8, 4_100, 4_200, 0), (9, 5_000, until, ran))
    assert next(truth.faults(run, examples.Example(tmp_path, "x")), "") == wrong


def waiting(child, *parent):
    """A run of the program above that prints nothing: where both stay (line, from, until, run)."""
    lanes = (Lane("MainProcess", 1, -1, 0, 10_000), Lane("Process-1", 2, 0, 1_000, 8_000))
    found = [Stay(0, 0, 0, 0, 0), Stay(1_000, 1, 0, 0, 0)]
    for lane, rows in ((1, [child]), (0, parent)):
        for line, at, until, ran in rows:
            found += [Stay(at, lane, line, ran, 0), Stay(until, lane, 0, 0, 0)]
    return RecordedRun(Session("python x.py", ()), lanes, tuple(sorted(found)))
