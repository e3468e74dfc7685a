"""A timeline says when each process was born, ran, waited and ended, and when it printed each line."""

import json
import re
import sys
import xml.etree.ElementTree as ET

import pytest

from book import drawing, index, pages, recorded
from book.index import Site
from book.verdict import session_of
from harness import examples
from harness.paths import ROOT
from harness.run import Request, Runner
from harness.timeline import Lane
from harness.transcript import Session

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="timelines are read from /proc")
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
        yield lambda method: runner.run(
            Request(program, "python program.py", sys.executable, method, timed=True)
        )


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


def test_lines(timed):
    run = timed("fork")
    session, lanes = session_of(run), {str(lane.pid): lane for lane in run.timeline.lanes}
    times = recorded.when(session, run.timeline)
    assert times == sorted(times)
    for (pid, _), at in zip(session.lines, times, strict=True):
        assert lanes[pid].born <= at <= lanes[pid].ended
    told = {text: at for (_, text), at in zip(session.lines, times, strict=True)}
    assert told["slept"] - told["sleep"] >= SLEEP / 2 and told["worked"] - told["work"] >= WORK / 2


def test_a_drawing_has_no_looks_of_its_own(timed):
    run = timed("forkserver")
    session = session_of(run)
    svg = ET.fromstring(drawing.timeline(run.timeline.lanes, session, recorded.when(session, run.timeline)))
    attributes = {name for node in svg.iter() for name in node.attrib}
    assert attributes == {"viewBox", "class", "d", "x", "y", "text-anchor"}
    names = [node.text for node in svg.iter("text") if (node.get("class") or "").startswith("name")]
    assert names == [f"{lane.name} {lane.pid}" for lane in run.timeline.lanes]


LANES = (
    Lane(1, "MainProcess", 0, 0.0, 0.1, ((0.0, 0.02), (0.09, 0.1))),
    Lane(2, "Process-1", 1, 0.02, 0.08, ((0.02, 0.03),)),
)
SESSION = Session("python x.py", (("1", "a"), ("2", "b"), ("2", "c"), ("1", "d"), ("", "e")))
TIMES = (0.02, 0.05, 0.051, 0.1, None)


def test_a_drawing_shows_what_was_recorded():
    svg = ET.fromstring(drawing.timeline(LANES, SESSION, TIMES))
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
    assert numbers("waited p2")[::2][:2] == pytest.approx([x(0.02), x(0.08)], abs=0.1)
    said = [(node.text, float(node.get("x"))) for node in svg.iter("text") if node.get("class") == "number"]
    assert said == [
        ("1", pytest.approx(x(0.02), abs=0.1)),
        ("4", pytest.approx(right, abs=0.1)),
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
    lanes = (Lane(1, "MainProcess", 0, 0.0, 0.1, ()),)
    assert "<svg" in drawing.timeline(lanes, Session("python x.py", (("1", "a"),)), (0.1,))


@pytest.mark.parametrize(
    ("numbers", "label"),
    [([4], "4"), ([4, 6], "4,6"), ([4, 5, 6], "4–6"), ([4, 6, 9], "4…9")],
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


def test_another_program_is_told(edited):
    assert "was recorded from another program" in edited(program="# changed\n")


@pytest.mark.parametrize(
    "edit",
    [
        lambda told: told.pop("runs"),
        lambda told: told["runs"].clear(),
        lambda told: told["runs"][0]["times"].pop(),
        lambda told: told["runs"][0]["lanes"].clear(),
        lambda told: told["runs"][0].pop("lanes"),
        lambda told: told.update(svg="<svg/>"),
    ],
    ids=["no runs", "none", "a time too few", "no processes", "no lanes", "what no one knows"],
)
def test_a_broken_file_is_told(edited, edit):
    assert ".runs:1: not a file of runs" in edited(edit)


def test_a_file_without_a_method_is_told():
    with pytest.raises(ValueError, match="name the start method"):
        recorded.method_of("queues/fifo.runs")
