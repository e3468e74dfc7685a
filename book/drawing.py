"""A timeline as SVG: a lane for each process, thick where it ran, hollow where it was ready to, thin where it
waited, and a numbered mark for each line that it printed.

There are no words of any language in it and no colours: docs/assets/site.css has a rule for each class, in
both themes.
"""

import math
from collections.abc import Callable, Iterable
from html import escape

from book.stays import UNIT, RecordedRun, Stay, parts

WIDTH, LANE, LABEL, RIGHT, TOP, BOTTOM = 640, 30, 168, 24, 12, 26  # pixels; LABEL is where time begins
READY = 4  # pixels: half of how thick a lane is where it is hollow; site.css tells how thick it is otherwise
SEEN = 1  # pixel: what is shorter is drawn as long as this
HOLLOW = 2  # pixels: what is shorter would not look hollow
CLOSE = 2  # pixels: what is closer to the last is drawn as one with it
DIGIT, GAP = 6, 4  # pixels: width of a label's character, space between two labels
TAIL = 0.4  # the part after the last event where a run hangs; what is later is only waiting
LAST = 70  # pixels that the label of its end takes
TENTH = 1e-4  # seconds
LEAD = 0.08  # the part of the drawing before the first event; what is earlier is only Python starting
TICKS = 6  # at most
HELPERS = ("resource_tracker", "forkserver")  # processes of Python's own

Mark = tuple[float, int]  # where a line was printed (pixels), and by which line of the program
Span = tuple[float, float]  # from where to where (pixels)


def timeline(run: RecordedRun) -> str:
    """The drawing of one run, an ``<svg>`` element without a width and height of its own.

    It says where time begins, in tenths of a millisecond, for the step that is shown, and where it ends, if
    that is not the end of the run. Each
    process is a group that begins with its name and PID, and is drawn around a height of zero: so the
    drawings of processes are alike, and what is alike weighs little.
    """
    lanes, times = run.lanes, run.times
    over = max(lane.ended for lane in lanes) * UNIT
    events = [lane.born * UNIT for lane in lanes[1:]] + [at for at in times if at is not None]
    first = min(events, default=0.0)
    end = min(over, rest_of(run) + TAIL * (rest_of(run) - first)) if run.hangs else over
    begin = max(0.0, first - LEAD * (end - first))
    scale = (WIDTH - LABEL - RIGHT) / max(end - begin, 0.001)  # pixels a second
    bottom = TOP + LANE * len(lanes)

    def x(seconds: float) -> float:
        return LABEL + (min(max(seconds, begin), end) - begin) * scale

    moments = [at for at in ticks(begin, end) if end == over or x(at) < WIDTH - RIGHT - LAST]
    drawn = [path("tick", "".join(line(x(at), TOP, bottom) for at in moments))]
    drawn += [text("", x(at), bottom + 11, f"{at * 1e3:.0f} ms") for at in moments]
    births = [
        line(x(lane.born * UNIT), height(lane.parent), height(number))
        for number, lane in enumerate(lanes)
        if lane.parent >= 0
    ]
    drawn.append(path("born", "".join(births)))
    drawn += [lane_of(run, number, x) for number in range(len(lanes))]
    axis = f'data-begin="{begin / TENTH:.0f}"'
    if end < over:
        axis += f' data-end="{end / TENTH:.0f}"'
        drawn.append(text("last", WIDTH - 4, bottom + 11, f"… {over * 1e3:.0f} ms"))
    return f'<svg viewBox="0 0 {WIDTH} {bottom + BOTTOM}" {axis}>{"".join(drawn)}</svg>'


def rest_of(run: RecordedRun) -> float:
    """The second after which nothing more happens in a run that hangs."""
    over = max(lane.ended for lane in run.lanes)
    events = [lane.born for lane in run.lanes] + [lane.ended for lane in run.lanes if lane.ended < over]
    return max(events + [stay.at for stay in run.stays if stay.line]) * UNIT


def height(number: int) -> int:
    """Where the lane of a process is, in pixels from above."""
    return TOP + LANE * number + LANE // 2


def lane_of(run: RecordedRun, number: int, x: Callable[[float], float]) -> str:
    """One process; ``x`` is where a moment stands, in pixels."""
    lane = run.lanes[number]
    spans: dict[str, list[Span]] = {"run": [], "ready": [], "wait": []}
    for since, till, what in parts(run, number):
        add(spans[what], x(since * UNIT), x(till * UNIT))
    printed = [(x(stay.at * UNIT), stay.line) for stay in prints(run, number)]
    drawn = [
        text("name", LABEL - 10, 3, f"{lane.name} {lane.pid}"),
        path("waited", along([(x(lane.born * UNIT), x(lane.ended * UNIT))])),
        path("ready", along([span for span in spans["ready"] if span[1] - span[0] >= HOLLOW], READY)),
        path("ran", along(spans["run"])),
        path("mark", upright(at for at, _ in printed)),
        *(text("number", at, -13, numbers) for at, numbers in labels(printed)),
    ]
    return f'<g class="{kind(run, number)}" transform="translate(0 {height(number)})">{"".join(drawn)}</g>'


def kind(run: RecordedRun, number: int) -> str:
    """The class that gives a process its colour; of one of Python's own, that it is such, for site.js."""
    colour = run.session.colours.get(str(run.lanes[number].pid))
    helper = " helper" * (run.lanes[number].name in HELPERS)
    return (f"p{colour}" if colour else "silent") + helper


def add(spans: list[Span], left: float, right: float) -> None:
    """One more span on the drawing; with the last one it becomes one where nothing is seen between."""
    if spans and left - spans[-1][1] < CLOSE:
        spans[-1] = spans[-1][0], max(right, spans[-1][1])
    elif right > left:
        spans.append((left, right))


def ticks(begin: float, end: float) -> list[float]:
    """Round moments between two others, in seconds: whole milliseconds, at most TICKS of them."""
    least = max((end - begin) * 1e3 / TICKS, 1.0)
    power = 10 ** math.floor(math.log10(least))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= least and power * n % 1 == 0)
    return [n * step / 1e3 for n in range(math.ceil(begin * 1e3 / step), math.floor(end * 1e3 / step) + 1)]


def prints(run: RecordedRun, number: int) -> list[Stay]:
    """The stays in which a process prints, in order."""
    return [stay for stay in run.stays if stay.lane == number and stay.printed is not None]


def labels(marks: Iterable[Mark]) -> list[tuple[float, str]]:
    """Where to write the numbers of a process's lines: ``(x, text)``; labels that would touch become one."""
    groups: list[list[Mark]] = []
    for mark in marks:
        groups.append([mark])
        while len(groups) > 1 and touch(*groups[-2:]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [(middle(group), label([number for _, number in group])) for group in groups]


def touch(left: list[Mark], right: list[Mark]) -> bool:
    """Whether the labels of two groups of marks would touch each other."""
    characters = sum(len(label([number for _, number in group])) for group in (left, right))
    return middle(right) - middle(left) < characters / 2 * DIGIT + GAP


def middle(group: list[Mark]) -> float:
    return (group[0][0] + group[-1][0]) / 2


def label(numbers: list[int]) -> str:
    """Numbers of lines in few characters: 4, 4,6 or 4…9; one that follows itself stands there once."""
    shown = [number for before, number in zip([0, *numbers], numbers, strict=False) if number != before]
    return ",".join(map(str, shown)) if len(shown) < 3 else f"{shown[0]}…{shown[-1]}"


def line(x: float, top: float, bottom: float) -> str:
    """A vertical line as the data of a path."""
    return f"M{short(x)} {short(top)}V{short(bottom)}"


def along(spans: Iterable[Span], half: int = 0) -> str:
    """Spans from left to right as the data of a path: lines, or boxes of half a height.

    Each begins where the last one left the pen, which takes fewer digits.
    """
    data, pen = "", 0
    for left, right in spans:
        begin, wide = round(left), max(round(right) - round(left), SEEN)
        data += f"m{begin - pen} 0h{wide}" if data else f"M{begin}{-half or ' 0'}h{wide}"
        data += f"v{2 * half}h-{wide}z" if half else ""
        pen = begin if half else begin + wide
    return data


def upright(moments: Iterable[float]) -> str:
    """Marks from left to right as the data of a path."""
    data, pen = "", 0
    for at in map(round, moments):
        data += f"m{at - pen}-18v18" if data else f"M{at}-9v18"
        pen = at
    return data


def path(name: str, data: str) -> str:
    return f'<path class="{name}" d="{data}"/>' if data else ""


def text(name: str, x: float, y: float, words: str) -> str:
    named = f' class="{name}"' if name else ""
    return f'<text{named} x="{short(x)}" y="{short(y)}">{escape(words, quote=False)}</text>'


def short(number: float) -> str:
    """A whole number of pixels."""
    return str(round(number))
