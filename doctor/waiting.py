"""Where the processes of a run were that did not end, by their stacks, and which of that explains it."""

from __future__ import annotations

import linecache
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from learner.hanging import BEGUN_BY, END, GET, JOIN, MAIN, Frame, Stand, stand_of

STACK = re.compile(r"^  File \"(.*)\", line (\d+) in (.*)$", re.MULTILINE)  # a frame as faulthandler has it
ESCAPED = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}")  # it writes ASCII only
IMPOSED = re.compile(r"[\\/]harness[\\/]imposed[\\/]")  # our own files in the programs that we run
COMMAND = "<string>", MAIN  # the frame that a process begins with which multiprocessing starts by -c


@dataclass(frozen=True)
class Position(Stand):
    """Where a process was; ``place`` is the file and the number of its line, as in ``my.py:7``.

    A call that is not known is "", and so are place and line of a process that has none of the program's.
    """

    place: str = ""


def positions(stacks: Iterable[str]) -> list[Position]:
    """Where processes are by their stacks, as faulthandler writes them: each place once, children first.

    A worker that waits for tasks has no line of the program, and tells nothing.
    """
    found = dict[tuple[str, bool], Position]()
    for stack in stacks:
        frames = [
            Frame(file, line, function, linecache.getline(file, int(line)).strip())
            for file, line, function in reversed(STACK.findall(unescaped(stack)))
            if (file, function) != COMMAND and not IMPOSED.search(file)
        ]
        # A forked child goes on from where its parent was.
        begun = max((n for n, frame in enumerate(frames) if frame.function in BEGUN_BY), default=-1)
        by_child, below = begun >= 0, frames[begun + 1 :]
        call, said = stand_of(below)
        own = next((frame for frame in reversed(below) if frame.is_own), None)
        if own:
            place = f"{Path(own.file).name}:{own.line}"
            found.setdefault((place, by_child), Position(call, own.source, by_child, place))
        elif call:
            found.setdefault((call, by_child), Position(call, said, by_child))
    return sorted(found.values(), key=lambda one: not one.by_child)


def unescaped(stack: str) -> str:
    """A stack with the letters of its names, which faulthandler writes as escapes: a folder may be 多进程."""
    return ESCAPED.sub(lambda escape: escape[0].encode().decode("unicode_escape"), stack)


def explaining(found: list[Position]) -> list[str]:
    """The calls that explain why nothing moves, the likeliest first; "" where none is known.

    A parent that joins waits for nothing but its children, and a child that wants an item may be idle. Where
    nobody joins, or makes any call that is known, what explains it is not.
    """
    children = [one.call for one in found if one.by_child or one.call == END]
    parents = [one.call for one in found if one.call != JOIN and not one.by_child]
    calls = dict.fromkeys(call for call in (*children, *parents) if call)
    alone = JOIN if not children and any(one.call == JOIN for one in found) else ""
    return sorted(calls, key=lambda call: call == GET) or [alone]
