"""A transcript is a shell session: the command, then what each process said.

``[4242] put 0`` is said by process 4242; a PID inside a text is written ``pid 4242``.
A line without a speaker (a traceback, a warning) counts as said by nobody in particular, in order.
"""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from dataclasses import dataclass

SAID = re.compile(r"\[(\d+)\] ?(.*)")
STATUS = re.compile(r"exit status (\d+)")
PID = re.compile(r"\bpid([ =])(\d+)")
DURATION = re.compile(r"\b(\d+\.\d+) ?(s|ms)\b")
# What differs between two correct runs and is nobody's claim.
VOLATILE = [
    (DURATION, r"<time>"),
    (re.compile(r"\b0x[0-9a-fA-F]{4,}\b"), "0x..."),
    (re.compile(r"\bused \d+ kB\b"), "used <size>"),  # of a stack
    (re.compile(r"\b(psm_|wnsm_|mp-)[0-9a-z_]{8}\b"), r"\1..."),
]
FRAME = re.compile(r'(?P<indent>\s*)File "(?P<path>[^"]+)", line \d+(?:, in (?P<function>\w+))?')
TAIL = re.compile(r" *# \((\d+)\)!$", re.MULTILINE)  # a note's marker; readers' copies have none
# How the name of an exception ends. finder.js and search.js have the same.
EXCEPTION = r"(?:Error|Exception|Warning|Interrupt|Empty|Full|Timeout)"
TRACEBACK = re.compile(
    r"^Traceback \(most recent call last\):\n(?:\s.*\n)*(?P<error>\S.*)", re.MULTILINE
)  # and the error that ends it
# Our functions that stand in for print, which has no frame.
UNSEEN = re.compile(r"imposed_(?:delays|prints)\.py:(?:paused_print|pause|told_print)$")
OUTSIDE = re.compile(r"([A-Za-z]:)?[\\/]|<")
WARNED = re.compile(r"^(?:/|[A-Za-z]:[\\/]).*?(?P<name>[^\\/]+\.py):\d+: (?=\w*Warning)")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")  # some would end a line for splitlines
COLOURS = 6  # of processes, where they are shown
TIMED_OUT = 124  # the exit status that timeout gives to a program that it ends
ORDERS = ("process", "exact", "sequence", "unordered")


@dataclass(frozen=True)
class Session:
    """One command and what its processes said.

    ``lines`` is ``((pid, text), ...)`` in order of appearance; pid is ``""`` where no process
    gave its name.
    """

    command: str
    lines: tuple[tuple[str, str], ...]
    status: int = 0

    @property
    def endless(self) -> bool:
        """Whether it was folded: the same goes on for ever."""
        return self.lines[-1:] == (("", "..."),)

    @property
    def speakers(self) -> list[str]:
        """PIDs of the processes that spoke, in order of their first words."""
        return list(dict.fromkeys(pid for pid, _ in self.lines if pid))

    @property
    def colours(self) -> dict[str, int]:
        """The number of each speaker's colour, 1 to COLOURS, in order of their first words."""
        return {pid: i % COLOURS + 1 for i, pid in enumerate(self.speakers)}

    def said(self, pid: str | None = None) -> list[str]:
        """The texts of one process (of all, without a pid), in order."""
        return [text for speaker, text in self.lines if pid in (None, speaker)]

    def shape(self, order: str = "process") -> str:
        """What holds in every correct run, as text, one line a fact: equal shapes, equal claims.

        order ``process``: each process says its lines in its order; nothing is said of the order
        between processes, nor of their names: own PID is ``self``, another's is known by what
        that process says, or numbered where it says nothing. ``exact``: the order between processes
        counts as well. ``sequence``: the lines come in this order, whoever says them and of whichever
        process they speak. ``unordered``: no order counts at all.
        """
        if order == "exact":
            letters = {pid: chr(ord("A") + i) for i, pid in enumerate(self.speakers)}
            letters |= self._strangers(*(text for _, text in self.lines))
            told = [f"[{letters.get(p, '')}] " * bool(p) + mask(t, letters) for p, t in self.lines]
        elif order in ("sequence", "unordered"):
            told = ["[pid] " * bool(p) + mask(t, self._peers(p)) for p, t in self.lines]
            if order == "unordered":
                told.sort()
        else:
            # A process is known by what it says, so two that say the same may change places.
            known = {
                p: "<the process that says: " + " / ".join(self._masked(p, self._peers(p))) + ">"
                for p in self.speakers
            }
            known_to = {p: known | {p: "self"} | self._strangers(*self.said(p)) for p in (*self.speakers, "")}
            blocks = Counter(tuple(self._masked(p, known_to[p])) for p in self.speakers)
            told = []
            for block, times in sorted(blocks.items()):
                told += [f"{times} process{'es' * (times > 1)}:", *(f"    {text}" for text in block)]
            if nobody := self._masked("", known_to[""]):
                told += ["in no process's name:", *(f"    {text}" for text in nobody)]
            told += self._shared_strangers(known)
        return "\n".join([*told, f"exit status {self.status}"])

    def _masked(self, pid: str, names: dict[str, str]) -> list[str]:
        return [mask(text, names) for text in self.said(pid)]

    def _strangers(self, *texts: str) -> dict[str, str]:
        """Names for the processes that say nothing, in the order in which these texts speak of them."""
        silent = [m[2] for text in texts for m in PID.finditer(text) if m[2] not in self.speakers]
        return {pid: f"stranger {number}" for number, pid in enumerate(dict.fromkeys(silent), 1)}

    def _shared_strangers(self, known: dict[str, str]) -> list[str]:
        """Which strangers several processes speak of: each has another number with each of these."""
        calls: dict[str, list[str]] = {}
        for p in (*self.speakers, ""):
            for pid, name in self._strangers(*self.said(p)).items():
                calls.setdefault(pid, []).append(f"{name} of {known.get(p, 'no process')}")
        return sorted("the same: " + ", ".join(sorted(names)) for names in calls.values() if len(names) > 1)

    def _peers(self, me: str) -> dict[str, str]:
        return dict.fromkeys(self.speakers, "peer") | {me: "self"}

    def __str__(self) -> str:
        told = [f"[{pid}] {text}".rstrip() if pid else text for pid, text in self.lines]
        tail = [f"exit status {self.status}"] if self.status else []
        return "\n".join([f"$ {self.command}", *told, *tail]) + "\n"


def mask(text: str, names: dict[str, str]) -> str:
    """The text without what differs between two correct runs; PIDs by the names given, else ``stranger``."""
    for pattern, put in VOLATILE:
        text = pattern.sub(put, text)
    return PID.sub(lambda m: f"pid{m[1]}" + names.get(m[2], "stranger"), text)


def parse(text: str) -> list[Session]:
    """The sessions of a transcript: one for each line that begins with ``$ ``.

    Raises ValueError where the text does not begin with a command.
    """
    found: list[tuple[str, list[tuple[str, str]], list[int]]] = []  # command, lines, statuses
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), [], [0]))
        elif not found:
            raise ValueError(f"a transcript begins with its command, '$ python …', not with {line!r}")
        elif status := STATUS.fullmatch(line):
            found[-1][2].append(int(status[1]))
        else:
            printed = SAID.fullmatch(line)
            found[-1][1].append((printed[1], printed[2]) if printed else ("", line))
    if not found:
        raise ValueError("a transcript begins with its command, '$ python …', and this one is empty")
    return [Session(command, tuple(lines), statuses[-1]) for command, lines, statuses in found]


def clean(raw: str, folder: str) -> str:
    """What a terminal showed, less what belongs to the machine and not to the example.

    The example's folder is dropped from paths. Frames of a traceback that lie outside it are
    folded to one line ``  ...``; ours that stand for ``print`` are dropped, and so are lines of carets
    (3.11 and newer) and, in quoted lines, the markers of notes, which readers' copies do not have; a warning
    keeps the name of the file that raised it, not its folder and line. Control characters are shown as
    ``\\x00``.
    """
    kept: list[str] = []
    inside = None  # in a frame: None no, True of the example, False of the library
    indent = ""
    text = re.sub("\r+\n?", "\n", raw)
    for written in (folder, folder.encode("ascii", "backslashreplace").decode()):  # so faulthandler writes it
        text = text.replace(written + os.sep, "")
    for line in CONTROL.sub(lambda m: m[0].encode("unicode_escape").decode(), text).splitlines():
        frame = FRAME.match(line)
        if frame:
            indent = frame["indent"]
            inside = not OUTSIDE.match(frame["path"])
            if inside:
                kept.append(line)
            elif UNSEEN.search(f"{frame['path']}:{frame['function']}"):
                continue
            elif not kept or kept[-1] != f"{indent}...":
                kept.append(f"{indent}...")
        elif inside is not None and line.startswith(indent + "  "):
            if inside and line.strip(" ~^"):
                kept.append(TAIL.sub("", line))
        else:
            inside = None
            kept.append(WARNED.sub(r"\g<name>: ", line).rstrip())
    return "\n".join(kept)


def fold(text: str) -> str:
    """A text that prints the same over and over, cut after the first time; its last line is ``...``.

    Three times tell it; twice do for five lines and more, such as a traceback: a busy machine prints few.
    Where five lines came again, the last two of the block need not: one may be cut short, one empty.
    """
    lines = text.splitlines()[:-1]
    alike = [re.sub(r"\d+", "0", line) for line in lines]
    for start in range(10):
        for period in range(1, 81):
            needed = max(5, period - 2) if period >= 5 else 2 * period
            again = range(start, len(lines) - period)
            if len(again) >= needed and all(alike[i] == alike[i + period] for i in again):
                return "\n".join([*lines[: start + period], "..."])
    return text


def diff(recorded: str, fresh: str) -> str:
    """The two shapes side by side as a unified diff, the recorded one first."""
    return "\n".join(
        difflib.unified_diff(
            recorded.splitlines(), fresh.splitlines(), "recorded", "said in this run", n=99, lineterm=""
        )
    )
