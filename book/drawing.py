"""A timeline as SVG: a lane for each process, thick where it ran, hollow where it was ready to, thin where it
waited, and a numbered mark for each line that it printed.

There are no words of any language in it and no colours: docs/assets/site.css has a rule for each class, in
both themes.
"""

import math
from collections.abc import Iterable
from html import escape

from book.stays import UNIT, RecordedRun, parts

WIDTH, LANE, LABEL, RIGHT, TOP, BOTTOM = 640, 30, 168, 24, 12, 26  # pixels; LABEL is where time begins
WAITED, READY, RAN = 1.2, 3.6, 5.1  # pixels: half of how thick a lane is
SEEN = 0.4  # pixels: what is shorter, or closer to the last, is not seen
DIGIT, GAP = 6, 4  # pixels: width of a label's character, space between two labels
LEAD = 0.08  # the part of the drawing before the first event; what is earlier is only Python starting
TICKS = 6  # at most

Mark = tuple[float, int]  # when a line was printed (seconds; on the drawing: pixels), and by which line


def timeline(run: RecordedRun) -> str:
    """The drawing of one run, an ``<svg>`` element without a width and height of its own.

    It says where time begins (in UNITs), and how many pixels a UNIT is, for the step that is shown.
    """
    lanes, times, colours = run.lanes, run.times, run.session.colours
    end = max(lane.ended for lane in lanes) * UNIT
    events = [lane.born * UNIT for lane in lanes[1:]] + [at for at in times if at is not None]
    first = min(events, default=0.0)
    begin = max(0.0, first - LEAD * (end - first))
    scale = (WIDTH - LABEL - RIGHT) / max(end - begin, 0.001)  # pixels a second
    bottom = TOP + LANE * len(lanes)
    marks = marks_of(run)

    def x(seconds: float) -> float:
        return LABEL + (max(seconds, begin) - begin) * scale

    def y(number: int) -> float:
        return TOP + LANE * number + LANE / 2

    drawn = []
    for at in ticks(begin, end):
        drawn += [path("tick", line(x(at), TOP, bottom)), text("", x(at), bottom + 11, f"{at * 1e3:.0f} ms")]
    for number, lane in enumerate(lanes):
        if lane.parent >= 0:
            drawn.append(path("born", line(x(lane.born * UNIT), y(lane.parent), y(number))))
    for number, lane in enumerate(lanes):
        colour = colours.get(str(lane.pid))
        kind = f"p{colour}" if colour else "silent"
        spans: dict[str, list[tuple[float, float]]] = {"run": [], "ready": [], "wait": []}
        for since, till, what in parts(run, number):
            add(spans[what], x(since * UNIT), x(till * UNIT))
        life = [(x(lane.born * UNIT), x(lane.ended * UNIT))]
        drawn.append(path(f"waited {kind}", bars(life, y(number), WAITED)))
        drawn.append(path(f"ready {kind}", bars(spans["ready"], y(number), READY)))
        drawn.append(path(f"ran {kind}", bars(spans["run"], y(number), RAN)))
        drawn.append(text(f"name {kind}", LABEL - 10, y(number) + 3, f"{lane.name} {lane.pid}", "end"))
        printed = [(x(at), mark) for at, mark in marks.get(number, [])]
        drawn.append(path("mark", "".join(line(at, y(number) - 9, y(number) + 9) for at, _ in printed)))
        drawn += [text("number", at, y(number) - 13, numbers) for at, numbers in labels(printed)]
    axis = f'data-begin="{begin / UNIT:.0f}" data-scale="{scale * UNIT:.5f}"'
    return f'<svg viewBox="0 0 {WIDTH} {bottom + BOTTOM}" {axis}>{"".join(drawn)}</svg>'


def add(spans: list[tuple[float, float]], left: float, right: float) -> None:
    """One more span on the drawing; with the last one it becomes one where nothing is seen between."""
    if spans and left - spans[-1][1] < SEEN:
        spans[-1] = spans[-1][0], max(right, spans[-1][1])
    elif right > left:
        spans.append((left, right))


def ticks(begin: float, end: float) -> list[float]:
    """Round moments between two others, in seconds: whole milliseconds, at most TICKS of them."""
    least = max((end - begin) * 1e3 / TICKS, 1.0)
    power = 10 ** math.floor(math.log10(least))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= least and power * n % 1 == 0)
    return [n * step / 1e3 for n in range(math.ceil(begin * 1e3 / step), math.floor(end * 1e3 / step) + 1)]


def marks_of(run: RecordedRun) -> dict[int, list[Mark]]:
    """The marks of each lane in seconds, in order."""
    found: dict[int, list[Mark]] = {}
    for stay in run.stays:
        if stay.printed is not None:
            found.setdefault(stay.lane, []).append((stay.at * UNIT, stay.line))
    return found


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


def bars(spans: Iterable[tuple[float, float]], y: float, half: float) -> str:
    """Bars from left to right around a height, as the data of a path."""
    return "".join(
        f"M{short(left)} {short(y - half)}H{short(right)}v{short(2 * half)}H{short(left)}z"
        for left, right in spans
    )


def path(kind: str, data: str) -> str:
    return f'<path class="{kind}" d="{data}"/>' if data else ""


def text(kind: str, x: float, y: float, words: str, anchor: str = "middle") -> str:
    named = f' class="{kind}"' if kind else ""
    place = f'x="{short(x)}" y="{short(y)}" text-anchor="{anchor}"'
    return f"<text{named} {place}>{escape(words, quote=False)}</text>"


def short(number: float) -> str:
    """A number with one decimal at most: a tenth of a pixel is not seen."""
    return f"{number:.1f}".removesuffix(".0")
