"""The figure that steps through recorded runs: a player, and each run with its timeline and its transcript.

docs/assets/site.js moves the player; without JavaScript it is not there, and the runs after the first stand
under a heading that opens. A page of the site has it by book.timelines, that of a reader's
own program by watcher.page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from book import drawing
from book.stays import OTHER, SHORT, UNIT, RecordedRun, Stay
from book.words import Words


@dataclass(frozen=True)
class Shown:
    """A run as it is shown: under which start method it was made, and what it printed, as HTML."""

    method: str
    run: RecordedRun
    lines: str


def figure(words: Words, place: str, shown: Sequence[Shown], legend: str) -> str:
    """One figure for all runs, those of a start method next to each other.

    ``place`` is what the ids of the program's lines begin with, ``legend`` the sentences below, as HTML.
    """
    runs = [one_run(words, one) for one in shown]
    if endless := [len(one.run.lanes) for one in shown if one.run.cut]:
        legend += words.endless.format(max(endless))
    more = words.more.format(len(runs) - 1)
    rest = f'<details class="more"><summary>{more}</summary>{"".join(runs[1:])}</details>' if runs[1:] else ""
    if shown[0].run.hangs and (where := stuck(words, shown[0].run)):
        legend = f'<span class="stuck">{escape(words.stuck.format(words.comma.join(where)))}</span>{legend}'
    return (
        f'<figure class="transcript runs" data-place="{place}"'
        f' data-says="{escape(compact(words.says))}" data-search-exclude>'
        f'{controls(words, shown)}{runs[0]}{rest}<p class="proved">{legend}</p></figure>'
    )


def stuck(words: Words, run: RecordedRun) -> list[str]:
    """Which process stays in which line of the program when a run that hangs is stopped.

    The player says it too, of each run; this is for who does not have it.
    """
    last, found = max(lane.ended for lane in run.lanes), list[str]()
    for number, lane in enumerate(run.lanes):
        stay, until = run.of(number)[-1]
        if until == last and (stay.line or lane.name not in drawing.HELPERS):
            waits = until - stay.at - stay.run - stay.ready >= SHORT
            where = words.says[("wait" if waits else "run") + "0" * (not stay.line)]
            found.append(f"{lane.name} {where.format(stay.line)}")
    return found


def controls(words: Words, shown: Sequence[Shown]) -> str:
    """What steps through a run: buttons, a slider, a sentence for each step, and a row for each process.

    A browser's reader mode, in which no button works, leaves out what has the class "pager".
    """
    methods = list(dict.fromkeys(one.method for one in shown))
    of = sum(one.method == methods[0] for one in shown)
    first = shown[0].run
    rows = "".join(
        f'<li><b class="{drawing.kind(first, number)}">{escape(lane.name)}</b>'
        " <span>\N{NO-BREAK SPACE}</span></li>"
        for number, lane in enumerate(first.lanes)
    )
    # As many rows as the run with most processes has: nothing moves when it is chosen.
    more = max(len(one.run.lanes) for one in shown) - len(first.lanes)
    rows += '<li aria-hidden="true">\N{NO-BREAK SPACE}</li>' * more
    method = f"<code>{methods[0]}</code>"
    if len(methods) > 1:
        options = "".join(f"<option>{method}</option>" for method in methods)
        method = f'<select aria-label="{words.method}">{options}</select>'
    another = f' <button type="button" class="another">{words.another}</button>'
    return (
        f'<div class="player pager" role="group" aria-label="{words.player}"><p>{method}'
        f' <span class="which">{words.run.format(1, of)}</span>'
        f"{another if len(shown) > len(methods) else ''}</p><p>"
        f'<button type="button" data-go="-1" aria-label="{words.back}">'
        f"\N{BLACK LEFT-POINTING TRIANGLE}</button>"
        f' <button type="button" data-go="1">{words.next} \N{BLACK RIGHT-POINTING TRIANGLE}</button>'
        f' <input type="range" min="0" value="0" aria-label="{words.step}">'
        f' <label><input type="checkbox"> {words.every}</label></p>'
        f'<output aria-live="polite">{words.begin}</output></div><ul class="where pager">{rows}</ul>'
    )


def one_run(words: Words, shown: Shown) -> str:
    """One run: its timeline, and what it printed."""
    cut = " data-cut" * shown.run.cut
    return (
        f'<div class="run" data-method="{shown.method}" data-stays="{told(shown.run)}"{cut}>{session(shown)}'
        f'<div class="timeline" tabindex="0">{timeline(words, shown.run)}</div></div>'
    )


def session(shown: Shown) -> str:
    """What a run printed, as a terminal shows it."""
    return f'<div class="highlight"><pre><code>{shown.lines}</code></pre></div>'


def told(run: RecordedRun) -> str:
    """The stays of a run for the player, in few characters: rows that begin with the letters of a lane.

    What follows are numbers by commas: line, time since the last row, wait, ready, printed line since the
    last one. Times are in tenths of a millisecond; what is 0 at its end is left out. Where a lane ends, its
    line is -1; where another thread than the main one prints, its wait is. Names, PIDs and colours are in
    the drawing.
    """
    until = {stay: end for lane in range(len(run.lanes)) for stay, end in run.of(lane)}
    ends = [Stay(lane.ended, number, -1, 0, 0) for number, lane in enumerate(run.lanes)]
    rows, last, printed = list[str](), 0, -1
    for stay in sorted([*run.stays, *ends], key=lambda stay: stay.at):
        at, wait, ready = tenths(stay.at), 0, 0
        if stay.run == OTHER:
            wait = -1
        elif stay in until:
            left = tenths(until[stay]) - at
            ready = min(tenths(stay.ready), left)
            wait = min(tenths(max(0, until[stay] - stay.at - stay.run - stay.ready)), left - ready)
        numbers = [stay.line, at - last, wait, ready, 0]
        if stay.printed is not None:
            numbers[-1], printed = stay.printed - printed, stay.printed
        last = at
        rows.append(letters(stay.lane) + re.sub("(,0)+$", "", ",".join(map(str, numbers))))
    return "".join(rows)


def letters(number: int) -> str:
    """A number in letters: a is 0, b is 1, ba is 26."""
    return (letters(number // 26) if number > 25 else "") + chr(ord("a") + number % 26)


def tenths(units: int) -> int:
    """Whole tenths of a millisecond of a recorded time."""
    return round(units * UNIT / drawing.TENTH)


def compact(value: object) -> str:
    """A value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def timeline(words: Words, run: RecordedRun) -> str:
    """The drawing of a run, with a title and a description in words for those who do not see it."""
    title = words.title.format(milliseconds(max(lane.ended for lane in run.lanes)))
    lanes = []
    for number, lane in enumerate(run.lanes):
        prints = [str(milliseconds(stay.at)) for stay in drawing.prints(run, number)]
        printed = words.prints.format(", ".join(prints)) if prints else ""
        ran = sum(stay.run for stay, _ in run.of(number))
        born, ended = milliseconds(lane.born), milliseconds(lane.ended)
        lanes.append(words.lane.format(lane.name, born, ended, milliseconds(ran), printed) + words.stop)
    head, _, rest = drawing.timeline(run).partition(">")
    rest = rest.replace("</text>", "</text> ")  # a text browser puts them on one line
    return f'{head} role="img"><title>{escape(title)}</title><desc>{escape(" ".join(lanes))}</desc> {rest}'


def milliseconds(units: int) -> int:
    """Whole milliseconds of a recorded time."""
    return round(units * UNIT * 1e3)
