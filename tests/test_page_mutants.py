"""Every transcript on a page is changed in small ways; a fresh run must no longer be taken for it."""

import dataclasses

import pytest

from book import index
from harness.files import read
from harness.paths import ROOT
from harness.transcript import mask, parse

ORDERS = index.load(ROOT).orders


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
    try:
        sessions = parse(read(ROOT, f"examples/{file}"))
    except ValueError:
        pytest.skip("it cannot be read, and test_examples says so")
    for session in sessions:
        worse = dataclasses.replace(session, status=session.status + 1)
        mutants = [("another exit status", worse)]
        for change in {edited, dropped, doubled, given_away, swapped} - FORGIVEN.get(order, set()):
            mutants += [
                (what, dataclasses.replace(session, lines=lines)) for what, lines in change(session.lines)
            ]
        for what, mutant in mutants:
            if mutant.shape(order) == session.shape(order):
                text = (
                    f"with {what}, a run is still taken for this; compare it in another order, or print more"
                )
                pytest.fail(f"examples/{file}:1: {text}", pytrace=False)
