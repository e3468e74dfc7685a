"""A timeline says where each process was, and when it ran, was ready to, waited, and printed each line."""

import gzip
import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import pytest

from book import consistency, drawing, index, pages, player, recorded, stays, truth
from book.index import Site
from book.stays import Lane, RecordedRun, Stay
from book.verdict import session_of
from book.words import WORDS
from harness import examples, pythons, timeline
from harness.paths import ROOT
from harness.pythons import Python
from harness.run import Request, Runner
from harness.steps import Step
from harness.timeline import Lane as Seen
from harness.transcript import TIMED_OUT, Session
from tools import record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="timelines are read from /proc")
OLDER, NEWER = (
    pythons.Python(version, "", ("fork",), "fork", "Linux") for version in ((3, 11, 7), (3, 12, 1))
)
SLEEP, WORK = 0.4, 0.4  # seconds
MOST_BYTES = 1024
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
    assert attributes == {"viewBox", "class", "d", "x", "y", "transform", "data-begin"}
    names = [node.text for node in svg.iter("text") if node.get("class") == "name"]
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
    drawn = [{node.get("class"): node.get("d") for node in group} for group in svg.iter("g")]
    left, right = drawing.LABEL, drawing.WIDTH - drawing.RIGHT
    begin = 0.02 - drawing.LEAD * 0.08  # what is before the first event is only Python starting

    def x(seconds):
        return left + (seconds - begin) / (0.1 - begin) * (right - left)

    def span(*seconds):
        start, end = map(x, seconds)
        return pytest.approx([start, end - start], abs=1)

    def spans(data):
        """Where the lines or the boxes of a path begin, and how wide they are."""
        found, pen = [], 0
        for move, wide, box in re.findall(r"[Mm](\d+)(?: 0|-4)h(\d+)(v8h-\d+z)?", data):
            found.append([pen + int(move), int(wide)])
            pen = found[-1][0] + (0 if box else int(wide))
        return found

    born = svg.find("path[@class='born']").get("d")
    assert [float(n) for n in re.findall(r"[\d.]+", born)] == pytest.approx([x(0.02), 27, 57], abs=0.5)
    assert spans(drawn[0]["waited"]) == [[left, right - left]]
    assert spans(drawn[0]["ran"]) == [span(begin, 0.02), span(0.09, 0.1)]
    assert spans(drawn[0]["ready"]) == [span(0.08, 0.09)]
    assert spans(drawn[1]["waited"]) == [span(0.02, 0.08)]
    assert drawing.along([(1, 5), (8, 9)], 4) == "M1-4h4v8h-4zm7 0h1v8h-1z"
    assert drawing.along([(1, 5), (8, 8.2)]) == "M1 0h4m3 0h1"
    said = [(node.text, float(node.get("x"))) for node in svg.iter("text") if node.get("class") == "number"]
    assert said == [
        ("1", pytest.approx(x(0.02), abs=0.5)),
        ("5", pytest.approx(right, abs=0.5)),
        ("2,3", pytest.approx(x(0.0505), abs=0.5)),
    ]


def test_where_a_run_hangs_the_long_wait_is_not_drawn():
    session = replace(RUN.session, status=TIMED_OUT)
    stuck = replace(RUN, session=session, lanes=(Lane("MainProcess", 1, -1, 0, 200_000), RUN.lanes[1]))
    svg = ET.fromstring(drawing.timeline(stuck))
    assert float(svg.get("data-end")) / 1e4 == pytest.approx(0.1 + drawing.TAIL * 0.08)
    assert svg.find("text[@class='last']").text == "… 2000 ms"
    waited = svg.find("g/path[@class='waited']").get("d")
    assert waited == f"M{drawing.LABEL} 0h{drawing.WIDTH - drawing.RIGHT - drawing.LABEL}"
    assert "data-end" not in drawing.timeline(RUN)


def test_a_player_is_told_what_was_recorded():
    """By rows: lane, line, time since the last row, wait, ready, printed line since the last one."""
    assert re.findall("[a-z]+[^a-z]+", player.told(RUN)) == [
        "a0",
        "a1,200,600,100,1",
        "b0,0,200",
        "b2,300,10,0,1",
        "b3,10,290,0,1",
        "b-1,290",
        "a4,100",
        "a5,100,0,0,1",
        "a-1",
    ]
    assert [player.letters(number) for number in (0, 25, 26, 51)] == ["a", "z", "ba", "bz"]


@pytest.mark.parametrize("language", WORDS)
def test_a_run_weighs_little(language):
    """What its drawing and its stays add to their figure, compressed; its transcript is not among them."""
    weights = {}
    for file in FILES:
        shown = [player.Shown("", run, "") for run in recorded.load(ROOT, file).runs]
        figure = player.figure(WORDS[language], "", shown, "")
        for number, one in enumerate(shown, 1):
            without = figure.replace(player.one_run(WORDS[language], one), "")
            weights[file, number] = weight(figure) - weight(without)
    heaviest = max(weights, key=lambda run: weights[run])
    assert 300 < weights[heaviest] <= MOST_BYTES, (heaviest, weights[heaviest])


def weight(html):
    return len(gzip.compress(html.encode()))


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


def test_all_that_hangs_can_be_stepped_through():
    """Each program that does not end by itself on some Python has runs that show where it stops."""
    hangs = {
        pages.example_of(ROOT, path.relative_to(ROOT / "examples").as_posix()).name
        for path in (ROOT / "examples").rglob("*.out")
        if "exit status 124" in path.read_text("utf-8")
    }
    shown = {
        pages.example_of(ROOT, file).name
        for file in FILES
        if all(run.session.status == TIMED_OUT for run in recorded.load(ROOT, file).runs)
    }
    assert hangs and hangs - shown == set()


def endless(*workers):
    """A run whose workers are replaced for ever: each worker by when it is born and ends."""
    seen = [Seen(1, "MainProcess", 0, 0.0, 2.0, ((0.0, 0.1),), 0.1)]
    seen += [Seen(2 + n, "?", 1, born, end, ((born, end),), 0.1) for n, (born, end) in enumerate(workers)]
    steps = [Step(born + 0.01, 2 + n, 4, said="a") for n, (born, _) in enumerate(workers)]
    return timeline.Timeline(tuple(seen), (Step(0.05, 1, 3), *steps))


@pytest.mark.parametrize(
    ("said", "ends", "lanes", "steps"),
    [
        ("aaaaaaa", 0.6, stays.MOST, stays.MOST),  # the seventh process is born
        ("aa", 0.31, 4, 3),  # the third worker prints what the transcript leaves out
    ],
)
def test_a_run_without_end_is_cut(said, ends, lanes, steps):
    run = endless(*((0.1 * n, 0.1 * n + 0.05) for n in range(1, 8)))
    session = Session("timeout 2 python x.py", tuple((str(2 + n), text) for n, text in enumerate(said)), 124)
    end = stays.ends_at(run, session)
    cut = stays.cut(run, end)
    assert end == pytest.approx(ends)
    assert len(cut.lanes) == lanes and len(cut.steps) == steps
    assert cut.lanes[0].ended == pytest.approx(ends) and max(step.at for step in cut.steps) < ends


def test_a_run_of_which_all_is_known_is_not_cut():
    run = endless((0.1, 0.2))
    assert stays.cut(run, stays.ends_at(run, Session("timeout 2 python x.py", (("2", "a"),), 124))) == run


def test_runs_are_made_where_a_program_hangs():
    found = [Python(version, "", ("spawn",), "", "Linux") for version in ((3, 11, 2), (3, 13, 0), (3, 15, 2))]
    names = ("executor/max_tasks", "queues/fifo")
    hangs, ends = (examples.Example(ROOT / "examples", name) for name in names)
    assert recorded.chosen_python(hangs, None, found).version == (3, 13, 0)
    assert recorded.chosen_python(ends, "spawn", found).version == (3, 15, 2)
    assert recorded.chosen_python(hangs, None, found[:1]).version == (3, 11, 2)


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


def test_runs_below_another_transcript_are_told():
    """What the first run printed takes the transcript's place, so it must be of that one."""
    there, path = index.load(ROOT), ROOT / "docs/en/start-inherits.md"
    fork, spawn = (f'--8<-- "start_methods/taken_over.{method}.runs"' for method in ("fork", "spawn"))
    text = path.read_text("utf-8")
    page = pages.Page(path, text.replace(fork, "else").replace(spawn, fork).replace("else", spawn))
    wrong = [fault.text for fault, _ in consistency.placed(replace(there, pages=[page]))]
    assert wrong == [
        "these are runs of start_methods/taken_over.out, which must be the last transcript above them"
    ]


def test_what_steps_cost_is_told_by_medians():
    def runs(*seconds):
        return [SimpleNamespace(seconds=each, cpu=each / 2) for each in seconds]

    said = recorded.cost(runs(1.05, 2.04, 9.0), runs(1.0, 2.0, 1.0))
    times = "+5.0% (+2.0% to +800.0%)"
    cost = f"recording cost {times} of the time, {times} of the processor time"
    assert said == f"{cost}; 3 pairs of runs"


def test_the_median_lies_in_its_band():
    """Of twelve the third from either end: the true median is outside in 158 cases of 4096, with the second
    in 26, with the fourth in 598."""
    assert recorded.in_band([share / 100 for share in range(12)]) == "+5.5% (+2.0% to +9.0%)"


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


def test_brothers_are_born_in_the_order_of_their_pids():
    lanes = (Lane("Main", 10, -1, 0, 900), Lane("A", 12, 0, 100, 800), Lane("B", 11, 0, 200, 700))
    where = tuple(Stay(lane.born, number, 1, 0, 0) for number, lane in enumerate(lanes))
    run = RecordedRun(Session("python x.py", ()), lanes, where)
    assert [*truth.lanes(run)] == ["A 12 is born before B 11, which has the smaller PID"]
    again = lanes[1]._replace(pid=32_000)  # the system began again with small numbers
    assert [*truth.lanes(replace(run, lanes=(lanes[0], again, lanes[2])))] == []


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
