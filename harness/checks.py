"""What pages claim of a run, by name.

A check takes a Session and returns what is wrong, or "" where the claim holds. The first line of its
docstring is the claim in English, the second in Chinese: this is what the reader is told. Checks go
by the words of the house: ``start``/``end`` open and close a piece of work, ``put``/``got`` an item,
``joined`` is said after a join.
"""

import re
from collections import Counter
from collections.abc import Callable

from harness.transcript import PID, Session

Check = Callable[[Session], str]


def every() -> dict[str, Check]:
    """All named checks."""
    return {
        name: thing
        for name, thing in globals().items()
        if callable(thing)
        and getattr(thing, "__module__", "") == __name__
        and not name.startswith("_")
        and name not in ("every", "claim")
    }


def _after(session: Session, word: str) -> list[str]:
    """What follows a word that opens a line: the items of ``put 0``, ``put 1``."""
    return [text[len(word) + 1 :] for text in session.said() if text.startswith(word + " ")]


def _at(session: Session, word: str) -> list[int]:
    """Where lines stand that have this word."""
    return [i for i, text in enumerate(session.said()) if re.search(rf"\b{word}\b", text)]


def _values(session: Session, pid: str) -> list[str]:
    """What a process said of a variable, in order: ``nums is [11, 22]``."""
    return [text for text in session.said(pid) if " is " in text and not PID.search(text)]


def distinct_pids(session: Session) -> str:
    """Every process has a PID of its own.
    每个进程有自己的 PID。"""
    children = [m[2] for text in session.said() if text.startswith("child ") for m in PID.finditer(text)]
    if len(session.speakers) < 2:
        return f"only {len(session.speakers)} process spoke"
    if len(set(children)) < len(children):
        return f"children share a PID: {children}"
    return ""


def one_process(session: Session) -> str:
    """One process says everything.
    所有的话都出自同一个进程。"""
    return "" if len(session.speakers) == 1 else f"{len(session.speakers)} processes spoke"


def fifo(session: Session) -> str:
    """Items come out in the order in which they went in.
    先放进去的先取出来。"""
    put, got = _after(session, "put"), _after(session, "got")
    return "" if put and put == got else f"put {put}, got {got}"


def exactly_once(session: Session) -> str:
    """Each item that was put is got once.
    放进去的每一项恰好被取走一次。"""
    put, got = Counter(_after(session, "put")), Counter(_after(session, "got"))
    return "" if put and put == got else f"put {sorted(put.elements())}, got {sorted(got.elements())}"


def joined_last(session: Session) -> str:
    """What follows a join comes after all that the child said.
    join 之后的话，排在子进程所有的话之后。"""
    joined = _at(session, "joined")
    if not joined:
        return "nobody says joined"
    parent = session.lines[joined[-1]][0]
    others = [i for i, (pid, _) in enumerate(session.lines) if pid not in ("", parent)]
    if not others:
        return "no child said anything"
    return "" if max(others) < joined[-1] else "a child still speaks after the parent has joined"


def overlap(session: Session) -> str:
    """All have started before any ends: they run at the same time.
    全部开始之后才有第一个结束：它们同时在运行。"""
    start, end = _at(session, "start"), _at(session, "end")
    if len(start) < 2 or not end:
        return f"{len(start)} starts and {len(end)} ends"
    return "" if max(start) < min(end) else "one ended before another had started"


def one_after_another(session: Session) -> str:
    """One ends before the next starts.
    前一个结束，后一个才开始。"""
    start, end = _at(session, "start"), _at(session, "end")
    if len(start) < 2 or len(start) != len(end):
        return f"{len(start)} starts and {len(end)} ends"
    turns = sorted([*start, *end])
    return "" if turns[::2] == start and turns[1::2] == end else "two were at work at the same time"


def globals_unchanged(session: Session) -> str:
    """What the child changes stays as it was in the others.
    子进程怎么改，别的进程里都还是原样。"""
    values = [seen for pid in session.speakers if (seen := _values(session, pid))]
    changed = [seen for seen in values if seen[0] != seen[-1]]
    if not changed:
        return "no process changed the value"
    firsts = {seen[0] for seen in values}
    if len(firsts) > 1:
        return f"not all saw the same value at first: {sorted(firsts)}"
    return "" if len(changed) < len(values) else "every process saw the change"


def never_ends(session: Session) -> str:
    """It does not end by itself: it is still there when it is stopped.
    它自己不会结束：被中止时仍在运行。"""
    return "" if session.status == 124 else f"it ended, with status {session.status}"


def fails(session: Session) -> str:
    """It ends with an error.
    它以错误告终。"""
    return "" if session.status not in (0, 124) else f"it ended with status {session.status}"


def claim(check: Check, language: str) -> str:
    """What a check claims, in ``en`` or ``zh``: the first or second line of its docstring."""
    english, chinese = (line.strip() for line in (check.__doc__ or "").strip().splitlines()[:2])
    return {"en": english, "zh": chinese}[language]
