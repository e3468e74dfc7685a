"""Recorded runs as HTML: each with its timeline and its transcript; a button steps through them.

Without JavaScript the runs after the first stand under a heading that opens.
"""

from html import escape

from book import drawing, recorded
from book.context import Context
from book.pages import Block
from book.stays import UNIT, RecordedRun
from book.transcripts import session_lines


def render(context: Context, block: Block) -> str:
    """One figure for all runs of a file. Raises ValueError where the file cannot be read."""
    context.example_file(block.text)
    file, words = recorded.load(context.root, block.text), context.words
    runs = [figure(context, block.text, run, i, len(file.runs)) for i, run in enumerate(file.runs, 1)]
    python, date = ".".join(map(str, file.python)), words.date(file.date)
    legend = words.legend.format(python, file.method, file.system, file.cores, date)
    more = words.more.format(len(runs) - 1)
    return (
        f'<figure class="transcript runs" data-search-exclude>{runs[0]}'
        f'<details class="more"><summary>{more}</summary>{"".join(runs[1:])}</details>'
        f'<p class="proved">{legend}</p></figure>'
    )


def figure(context: Context, file: str, run: RecordedRun, number: int, of: int) -> str:
    """One run: its start method, its timeline, and what it printed, line by line with numbers."""
    words, lines = context.words, session_lines(context, file, run.session, numbered=True)
    return (
        f'<div class="run"><p class="caption"><span><code>{recorded.method_of(file)}</code>'
        f' <span aria-live="polite">{words.run.format(number, of)}</span></span>'
        f' <button type="button" class="another">{words.another}</button></p>'
        f'<div class="timeline" tabindex="0">{timeline(context, run)}</div>'
        f'<div class="highlight"><pre><code>{lines}</code></pre></div></div>'
    )


def timeline(context: Context, run: RecordedRun) -> str:
    """The drawing of a run, with a title and a description in words for those who do not see it."""
    words = context.words
    title = words.title.format(len(run.lanes), milliseconds(max(lane.ended for lane in run.lanes)))
    lanes = []
    for number, lane in enumerate(run.lanes):
        printed = "".join(
            words.printed.format(stay.printed + 1, milliseconds(stay.at))
            for stay in run.stays
            if stay.lane == number and stay.printed is not None
        )
        ran = sum(stay.run for stay, _ in run.of(number))
        born, ended = milliseconds(lane.born), milliseconds(lane.ended)
        lanes.append(
            words.lane.format(lane.name, lane.pid, born, ended, milliseconds(ran), printed) + words.stop
        )
    head, _, rest = drawing.timeline(run).partition(">")
    rest = rest.replace("</text>", "</text> ")  # a text browser puts them on one line
    return f'{head} role="img"><title>{escape(title)}</title><desc>{escape(" ".join(lanes))}</desc> {rest}'


def milliseconds(units: int) -> int:
    """Whole milliseconds of a recorded time."""
    return round(units * UNIT * 1e3)
