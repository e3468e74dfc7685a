"""Recorded runs as HTML: each with its timeline and its transcript, and a player that steps through them.

docs/assets/site.js moves the player; without JavaScript it is not there, and the runs after the first stand
under a heading that opens. finish/beside.py puts the first transcript beside the program.
"""

import json
from html import escape

from book import drawing, recorded
from book.context import Context
from book.pages import Block, example_of
from book.stays import UNIT, RecordedRun
from book.transcripts import session_lines


def render(context: Context, block: Block) -> str:
    """One figure for all runs of a file. Raises ValueError where the file cannot be read."""
    context.example_file(block.text)
    file, words = recorded.load(context.root, block.text), context.words
    runs = [one_run(context, block.text, run) for run in file.runs]
    python, date = ".".join(map(str, file.python)), words.date(file.date)
    legend = words.legend.format(python, file.method, file.system, file.cores, date)
    more = words.more.format(len(runs) - 1)
    program = f"{example_of(context.root, block.text).name}.py"
    return (
        f'<figure class="transcript runs" data-place="{context.places.get(program, "")}"'
        f' data-says="{escape(compact(words.says))}" data-search-exclude>'
        f"{player(context, file.method, file.runs[0], len(runs))}{runs[0]}"
        f'<details class="more"><summary>{more}</summary>{"".join(runs[1:])}</details>'
        f'<p class="proved">{legend}</p></figure>'
    )


def player(context: Context, method: str, run: RecordedRun, of: int) -> str:
    """What steps through a run: buttons, a slider, a sentence for each step, and a row for each process."""
    words = context.words
    rows = "".join(
        f'<li><b class="p{colour}">{name}</b> <span>\N{NO-BREAK SPACE}</span></li>'
        for name, _, _, _, colour in lanes_of(run)
    )
    return (
        f'<div class="player"><p><code>{method}</code> <span class="which">{words.run.format(1, of)}</span>'
        f' <button type="button" class="another">{words.another}</button></p><p>'
        f'<button type="button" data-go="-1" aria-label="{words.back}">'
        f"\N{BLACK LEFT-POINTING TRIANGLE}</button>"
        f' <button type="button" data-go="1">{words.next} \N{BLACK RIGHT-POINTING TRIANGLE}</button>'
        f' <input type="range" min="0" value="0" aria-label="{words.step}">'
        f' <label><input type="checkbox"> {words.every}</label></p>'
        f'<output aria-live="polite">{words.begin}</output></div><ul class="where">{rows}</ul>'
    )


def one_run(context: Context, file: str, run: RecordedRun) -> str:
    """One run: its timeline, and what it printed."""
    lines = session_lines(context, file, run.session)
    stays = [stay[:-1] if stay.printed is None else stay for stay in run.stays]
    return (
        f'<div class="run" data-lanes="{escape(compact(lanes_of(run)))}" data-stays="{compact(stays)}">'
        f'<div class="highlight"><pre><code>{lines}</code></pre></div>'
        f'<div class="timeline" tabindex="0">{timeline(context, run)}</div></div>'
    )


def lanes_of(run: RecordedRun) -> list[tuple[str, int, int, int, int]]:
    """For the player: the name of each process, its PID, when it is there, and its colour, 0 for none."""
    colours = run.session.colours
    return [(lane.name, lane.pid, lane.born, lane.ended, colours.get(str(lane.pid), 0)) for lane in run.lanes]


def compact(value: object) -> str:
    """A value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
