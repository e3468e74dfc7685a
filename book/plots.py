"""A plot of a part of what was measured: a row for each thing, a ring for each repetition.

The axis is logarithmic, so that a ratio is the same distance everywhere. Rows are told apart by their names
and not by colours, and have no words of any language; docs/assets/site.css draws it like a diagram.
"""

import math
from html import escape

from book import costs
from book.context import Context, suggest
from book.pages import Block

WIDTH, ROW, LABEL, RIGHT, TOP, BOTTOM = 400, 24, 172, 20, 8, 26  # pixels; LABEL is where the axis begins
RING = 4.5  # pixels, its radius
DIGIT = 7.5  # pixels, the width of a digit in a label


def render(context: Context, block: Block) -> str:
    """A plot as a figure of a page. Raises ValueError where nothing was measured by this name."""
    measured, words = costs.of_part(context.root, block.text), context.words
    rows = measured.parts.get(block.text)
    if rows is None:
        raise ValueError(f"there is no plot {block.text!r}; {suggest(block.text, measured.parts)}")
    unit = measured.units[block.text].replace("us", "µs")
    told = [
        words.plot["row"].format(row, ", ".join(f"{value:g}" for value in values), unit)
        for row, values in rows.items()
    ]
    load = measured.load[0] if measured.load else "?"
    legend = words.plot["legend"].format(
        measured.system, measured.cores, measured.python, words.date(measured.date), load
    )
    drawing = plot(rows, unit, context.new_id("plot"), words.plot[block.text], "; ".join(told))
    caption = f"<figcaption>{legend}</figcaption>"
    return f'<figure class="diagram plot" data-search-exclude>{drawing}{caption}</figure>'


def plot(rows: dict[str, list[float]], unit: str, name: str, title: str, told: str) -> str:
    """The drawing, an ``<svg>`` element; ``name`` begins its ids, ``told`` is for those who do not see."""
    values = [value for row in rows.values() for value in row]
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    bottom = TOP + ROW * len(rows)

    def x(value: float) -> float:
        return LABEL + (math.log10(value) - first) / max(last - first, 1) * (WIDTH - LABEL - RIGHT)

    drawn = []
    free = float(WIDTH)  # where the label to the right begins; a label that would touch it is left out
    for power in range(last, first - 1, -1):
        at = x(10.0**power)
        drawn.append(f'<path class="grid" d="M{at:.1f} {TOP}V{bottom}"/>')
        label = f"{10.0**power:g}" if power > -5 else f"10^{power}"
        if power == last:
            label, place, at = f"{label} {unit}", "end", WIDTH - 4
        else:
            place = "mid"
        right = at if place == "end" else at + len(label) * DIGIT / 2
        if right < free:
            drawn.append(f'<text class="small {place}" x="{at:.1f}" y="{bottom + 17}">{label}</text>')
            free = right - len(label) * DIGIT - DIGIT
    for number, (row, of_row) in enumerate(rows.items()):
        y = TOP + ROW * number + ROW / 2
        drawn.append(f'<text class="code end" x="{LABEL - 10}" y="{y + 4.5}">{escape(row)}</text>')
        drawn += [f'<circle cx="{x(value):.1f}" cy="{y}" r="{RING}"/>' for value in of_row]
    return (
        f'<svg viewBox="0 0 {WIDTH} {bottom + BOTTOM}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(told)}</desc>'
        f"{''.join(drawn)}</svg>"
    )
