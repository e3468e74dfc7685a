"""A timeline as SVG: one lane a process, thick where it ran, thin where it waited, a numbered mark where it spoke.

Drawn by Matplotlib, then given classes for colours, so that docs/assets/site.css rules the looks in both themes; no
words of any language are in it.
"""

import io
import re
import xml.etree.ElementTree as ET

from harness.timeline import Timeline
from harness.transcript import Session

WIDTH, LANE, LABEL, RIGHT, TOP, BOTTOM = 640, 30, 168, 24, 12, 26  # pixels
SVG = "http://www.w3.org/2000/svg"
DIGIT, GAP = 6, 4  # pixels: of a label's character, between two labels
LEAD = 0.08  # of what is shown: what comes before the first event
DROPPED = ("defs", "metadata", "style", "use")
KEPT = {"d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "transform", "viewBox", "class"}


def timeline(seen: Timeline, session: Session, times: list[float | None]) -> str:
    """The drawing of a run, an ``<svg>`` element without a size of its own."""
    import matplotlib
    from matplotlib.figure import Figure

    lanes, spoke = seen.lanes, [at for at in times if at is not None]
    events = sorted([lane.born for lane in lanes[1:]] + spoke) or [0.0]
    end = max(lane.ended for lane in lanes)
    begin = max(0.0, events[0] - LEAD * (end - events[0]))  # before it Python only starts
    pixel = (end - begin) / (WIDTH - LABEL - RIGHT)
    rows = {lane.pid: i for i, lane in enumerate(lanes)}
    height = TOP + LANE * len(lanes) + BOTTOM
    figure = Figure((WIDTH / 72, height / 72))
    axes = figure.add_axes(
        (LABEL / WIDTH, BOTTOM / height, (WIDTH - LABEL - RIGHT) / WIDTH, LANE * len(lanes) / height)
    )
    axes.set(xlim=(begin * 1e3, end * 1e3), ylim=(len(lanes) - 0.5, -0.5), yticks=[])
    axes.spines[:].set_visible(False)
    axes.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(6, integer=True))
    axes.xaxis.set_major_formatter(lambda x, _: f"{x:.0f} ms" if x else "0")
    axes.tick_params(axis="x", length=0)
    axes.grid(axis="x")
    colour = {int(pid): f"p{number}" for pid, number in session.colours.items()}

    def bar(spans: list[tuple[float, float]], row: int, thick: float, name: str) -> None:
        shown = [
            (max(begin, since) * 1e3, (till - max(begin, since)) * 1e3)
            for since, till in spans
            if till > begin
        ]
        axes.broken_barh(shown, (row - thick / 2, thick), gid=name)

    for lane in lanes:
        row, kind = rows[lane.pid], colour.get(lane.pid, "silent")
        if lane.parent in rows:
            axes.vlines(lane.born * 1e3, rows[lane.parent], row, gid="born")
        bar([(lane.born, lane.ended)], row, 0.12, f"waited {kind}")
        bar(list(lane.ran), row, 0.34, f"ran {kind}")
        axes.text(
            (begin - 10 * pixel) * 1e3,
            row,
            f"{lane.name} {lane.pid}",
            ha="right",
            va="center",
            gid=f"name {kind}",
        )
    for pid, said in marks(session, times).items():
        if pid in rows:
            axes.vlines([at * 1e3 for at, _ in said], rows[pid] - 0.3, rows[pid] + 0.3, gid="said")
            for at, numbers in labels(said, pixel):
                axes.text(at * 1e3, rows[pid] - 0.34, numbers, ha="center", va="bottom", gid="number")
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "timeline"}):
        figure.savefig(out := io.StringIO(), format="svg", transparent=True, metadata={"Date": None})
    return classed(out.getvalue())


def marks(session: Session, times: list[float | None]) -> dict[int, list[tuple[float, int]]]:
    """When each process said its lines: PID to (seconds, number of the line), in order."""
    found: dict[int, list[tuple[float, int]]] = {}
    for number, ((pid, _), at) in enumerate(zip(session.lines, times, strict=True), 1):
        if pid and at is not None:
            found.setdefault(int(pid), []).append((at, number))
    return found


def labels(said: list[tuple[float, int]], pixel: float) -> list[tuple[float, str]]:
    """The numbers of a process's lines, and where they stand (seconds); those that would touch stand together."""
    groups: list[list[tuple[float, int]]] = []
    for mark in said:
        groups.append([mark])
        while len(groups) > 1 and touch(*groups[-2:], pixel):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [(middle(group), label([number for _, number in group])) for group in groups]


def touch(one: list[tuple[float, int]], other: list[tuple[float, int]], pixel: float) -> bool:
    """Whether two labels would."""
    wide = sum(len(label([number for _, number in group])) for group in (one, other)) / 2 * DIGIT + GAP
    return middle(other) - middle(one) < wide * pixel


def middle(group: list[tuple[float, int]]) -> float:
    return (group[0][0] + group[-1][0]) / 2


def label(numbers: list[int]) -> str:
    """Numbers of lines in few characters: 4, 4,6 or 4–6; 4…9 where some between are another process's."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) < 3:
        return ",".join(map(str, numbers))
    return f"{first}–{last}" if last - first == len(numbers) - 1 else f"{first}…{last}"


def classed(svg: str) -> str:
    """Matplotlib's SVG with classes in place of styles, ids, clips and metadata."""
    ET.register_namespace("", SVG)
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            tag, name = child.tag.removeprefix(f"{{{SVG}}}"), child.get("id", "")
            if tag in DROPPED or name.startswith("patch_"):
                parent.remove(child)
    for node in root.iter():
        tag, style, name = node.tag.removeprefix(f"{{{SVG}}}"), node.get("style", ""), node.get("id", "")
        anchor = re.search(r"text-anchor: (\w+)", style)
        if name.split(" ")[0] in ("born", "waited", "ran", "said", "name", "number"):
            node.set("class", name)
        elif name.startswith("xtick"):
            node.set("class", "tick")
        for key in set(node.attrib) - KEPT:
            del node.attrib[key]
        if anchor:
            node.set("text-anchor", anchor[1])
        if tag == "svg":
            node.attrib.pop("width"), node.attrib.pop("height")
        for key in ("d", "transform", "x", "y"):
            if key in node.attrib:
                node.set(
                    key,
                    re.sub(r"-?\d+\.\d+", lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), node.get(key)),
                )
        if "rotate" in node.get("transform", ""):  # by nothing
            del node.attrib["transform"]
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SVG}}}g" and not len(child):
                parent.remove(child)
    text = ET.tostring(root, encoding="unicode")
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", text)).strip()
