"""A timeline says when each process was born, ran, waited and ended, and when it said each line: held to what is known."""

import json
import re
import sys
import xml.etree.ElementTree as ET

import pytest

from book import drawing, pages, recorded
from book.verdict import session_of
from harness import examples
from harness.paths import ROOT
from harness.run import Request, Runner

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
    pytest.importorskip("matplotlib", reason="only record draws")
    run = timed("forkserver")
    session = session_of(run)
    svg = ET.fromstring(drawing.timeline(run.timeline, session, recorded.when(session, run.timeline)))
    attributes = {name for node in svg.iter() for name in node.attrib}
    assert not attributes & {"id", "style", "fill", "stroke", "width", "height"}
    assert not {node.tag for node in svg.iter()} & {f"{{{drawing.SVG}}}{tag}" for tag in drawing.DROPPED}
    names = [
        node.find(f"{{{drawing.SVG}}}text").text
        for node in svg.iter()
        if (node.get("class") or "").startswith("name")
    ]
    assert names == [f"{lane.name} {lane.pid}" for lane in run.timeline.lanes]


@pytest.mark.parametrize(
    ("numbers", "label"),
    [([4], "4"), ([4, 6], "4,6"), ([4, 5, 6], "4–6"), ([4, 6, 9], "4…9")],
)
def test_labels(numbers, label):
    assert drawing.label(numbers) == label


FILES = sorted(p.relative_to(ROOT / "examples").as_posix() for p in (ROOT / "examples").rglob("*.runs"))


@pytest.fixture
def edited(tmp_path):
    """A copy of an example with its runs, and what is wrong with them after an edit of the file or the program."""
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
        return recorded.hold(tmp_path, file, pages.every(ROOT))

    return wrong


def test_runs_as_recorded_are_right(edited):
    assert edited() == ""


def test_an_edited_line_is_told(edited):
    def edit(told):
        run = told["runs"][-1]
        run["transcript"] = re.sub(r"\] (\w+) ", r"] never ", run["transcript"], count=1)

    assert "a run does not say what" in edited(edit)


def test_another_program_is_told(edited):
    assert "recorded from another program" in edited(program="# changed\n")


def test_a_broken_file_is_told(edited):
    with pytest.raises(ValueError, match=r"\.runs:1: not a file of runs"):
        edited(lambda told: told.pop("runs"))


def test_a_file_without_a_method_is_told():
    with pytest.raises(ValueError, match="name the start method"):
        recorded.method_of("queues/fifo.runs")
