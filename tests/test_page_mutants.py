"""Every transcript on a page is changed in small ways; a fresh run must no longer be taken for it."""

import dataclasses

import pytest

from book import pages, verdict
from harness.paths import ROOT
from harness.transcript import mask, parse

ORDERS = verdict.orders(pages.every(ROOT))


def edited(lines):
    for i, (pid, text) in enumerate(lines):
        yield f"line {i + 1} edited", (*lines[:i], (pid, text + " more"), *lines[i + 1 :])


def dropped(lines):
    for i in range(len(lines)):
        yield f"line {i + 1} dropped", (*lines[:i], *lines[i + 1 :])


def doubled(lines):
    for i in range(len(lines)):
        yield f"line {i + 1} doubled", (*lines[: i + 1], *lines[i:])


def given_away(lines):
    """A line said by another process; not by one that says all the rest, for then they only change names."""
    pids = list(dict.fromkeys(pid for pid, _ in lines if pid))
    for i, (pid, text) in enumerate(lines):
        rest = [t for j, (p, t) in enumerate(lines) if p == pid and j != i]
        for other in pids:
            if pid and other != pid and rest != [t for p, t in lines if p == other]:
                yield f"line {i + 1} said by {other}", (*lines[:i], (other, text), *lines[i + 1 :])


def swapped(lines):
    """Two lines of one process in each other's place."""
    for i, (pid, text) in enumerate(lines):
        for j in range(i + 1, len(lines)):
            if lines[j][0] == pid:
                if mask(lines[j][1], {}) != mask(text, {}):
                    changed = list(lines)
                    changed[i], changed[j] = lines[j], lines[i]
                    yield f"lines {i + 1} and {j + 1} swapped", tuple(changed)
                break


FORGIVEN = {"unordered": {swapped, given_away}, "sequence": {given_away}}


@pytest.mark.parametrize("file", sorted(ORDERS))
def test_a_change_is_noticed(file):
    order = ORDERS[file]
    for session in parse((ROOT / "examples" / file).read_text("utf-8")):
        for change in {edited, dropped, doubled, given_away, swapped} - FORGIVEN.get(order, set()):
            for what, lines in change(session.lines):
                mutant = dataclasses.replace(session, lines=lines)
                assert mutant.shape(order) != session.shape(order), f"examples/{file}: {what}"
        worse = dataclasses.replace(session, status=session.status + 1)
        assert worse.shape(order) != session.shape(order)
