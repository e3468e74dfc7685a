"""Finds which error of the catalogue a pasted text shows: a traceback, a part of one, or one line.

docs/assets/finder.js does the same in a browser, and finish/hangs.js what learner/hanging.py does;
tests/test_finder.py holds each pair to the same answers. Two things are told here alone: where a paste hung
of which each line has a prefix, as in a log, and what failed while a child imported the main module.

What surrounds an error is undone first: colours, boxes, prefixes of logs, escapes, unusual quotes. Then all
white space goes, of the paste as of the texts that are looked for, so that it does not matter where lines are
broken. A text may hold ``…`` for what differs from case to case.

People quote a message without its exception or with another one, so a long message decides by itself.

Of several errors in one paste the cause comes before what follows from it. A text that others print, too
(``framed``), counts only beside a frame of the standard library that tells it is ours; without any frame it
is offered as a possibility. So is any text in a traceback where nothing is of multiprocessing, and what a
call raises (``at_call``) where the frame above it is the reader's own: that call is not ours. Where the end
of a traceback is missing, its frames are all that there is, and the class that stands at its head.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from harness.transcript import EXCEPTION
from learner.hanging import INTERRUPTED, Stand, failed_at_import, stands_in

CONSEQUENCE = "consequence"
ANY = "…"
REACH = 400  # characters, without white space, that ``…`` may stand for
LEAST = 24  # characters of a text that was cut off, or of a message in one piece
ENOUGH = 36  # of a message in several pieces
FEWEST = 12  # of a message without its exception
HALF = 100_000  # characters that are read at the beginning and at the end of a paste
SAID = 300  # characters of the deciding line that an answer holds
PATH = 80  # characters of the end of a path
LONG = 1000  # characters of a line that names are looked for in
# What JavaScript trims.
BLANK = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
FEW = 2  # other candidates of an answer

# How a text fits, the best last.
FRAME, GUESS, PART, WHOLE = range(4)

ANSI = re.compile(r"(?:\x1b|\\u001b|\\x1b|\\033)(?:\[[0-9;?]*[A-Za-z]|\][^\x07]{0,300}\x07)")
ENTITIES = (
    (re.compile(r"&(?:amp|#38);"), "&"),
    (re.compile(r"&(?:lt|#60|#x3[cC]);"), "<"),
    (re.compile(r"&(?:gt|#62|#x3[eE]);"), ">"),
    (re.compile(r"&(?:quot|#34|#39|#x27|#x22|apos);"), "'"),
    (re.compile(r"&(?:nbsp|#160);"), " "),
    (re.compile(r"<br ?/?>"), "\n"),
    (re.compile(r"</?(?:span|font|code|p|b)(?: [^>]*)?>"), ""),
)
ESCAPED = re.compile(r"last\):\\n|\\n {2}")  # in a JSON string, such as a notebook's file
UNESCAPED = ((re.compile(r"\\[nrt]"), "\n"), (re.compile(r"\\([\"'\\])"), r"\1"))
WIDE = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3002: ord(".")}
QUOTES = dict.fromkeys(map(ord, '"`´‘’‚‛“”„‟「」『』′″'), "'")
OTHERS = {ord("\\"): "/", ord("¦"): "|"}
STRAIGHT: dict[int, int | str] = {**WIDE, **QUOTES, **OTHERS}
# White space in any script, what is invisible, bars and boxes.
DROPPED = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2500-\u259f\u3000\ufeff|]+"
)
SLASHES = re.compile("//+")
LINE = re.compile("\r\n|\r|\n")
PREFIX = re.compile(
    r"^\s*(?:"
    r"##\[\w+\]"  # GitHub
    r"|[>|#\u2500-\u259f]+"  # quotations, comments, boxes
    r"|E {2,}"  # pytest
    r"|[\w./-]+\s*\|\s"  # docker compose
    r"|\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[.,\d]*(?:Z|[+-]\d\d:?\d\d)?\]?[\s:|-]*"
    r"|\[?\d\d:\d\d:\d\d[.,\d]*\]?[\s:|-]*"
    r"|\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL|stderr|stdout)\]?[\s:|-]+"
    r"|\[?[Rr]ank ?\d+\]?[:\s]+"
    r"|\[\d+(?:,\d+)?\](?:<\w+>)?:?\s*"  # a PID, mpirun
    r"|\(\w[\w ]*pid=\d+[^)]*\)\s*"  # Ray
    r"|[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \S+\s"  # syslog
    r"|[\w.-]+\[\d+\]:\s"
    r"|\[[A-Z]?[a-z]\w*(?:-\w+)+\]:?\s"  # a thread or process: [worker-1]
    r"|(?!\S*(?:error|\.py):)[a-z]\w*(?:\.[a-z]\w*)+:\s"  # a logger: app.jobs
    r")",
    re.ASCII,
)
EDGE = re.compile(r"[|\u2500-\u259f]\s*$", re.ASCII)  # the right side of a box
# A notebook and rich show lines of the program around each frame. What they print may be an error's text.
ARROW = re.compile(r"^\s*(?:-+>|❱) *\d+\b", re.ASCII)
LISTED = re.compile(r"^\s*(?:(?:-+>|❱) *)?\d+(?:\s|$)", re.ASCII)
# Frames that were left out, as on the pages of this site.
FOLDED = re.compile(r"(?:^|[\s\u2500-\u259f])\.\.\.(?:[\s\u2500-\u259f]|$)", re.ASCII)
FOREIGN = re.compile(r"^\s*at .*[(:]\S+:\d+\)?\s*$|^\s*at [\w.$<>`]+\(.*\)(?: in .*)?\s*$", re.ASCII)
# A line that begins with an exception. The last of a traceback has nothing after it, or its message; in a
# heading, as a notebook and people write them, there are other words.
ERROR_LINE = re.compile(
    rf"\s*(?:[A-Za-z_]\w*\.)*([A-Z]\w*(?:{EXCEPTION}|(?=\s+Traceback \())|error)\b(\s*(?:[:(]|$))?", re.ASCII
)
NAME = re.compile(r"[A-Za-z_][\w.]*", re.ASCII)
CLASS = re.compile(r"[\w.]+", re.ASCII)
RAISED = re.compile(r"(?:\w+\.)*([A-Z]\w+|error): (.+)", re.ASCII)  # an exception and its message
SIGNS = (":", "(", "('")  # between the two: in a traceback, and as ``repr`` has them
CLOSING = re.compile("[>'.]*")
# What stands after an exception that was handled: it is not what ended the program.
HANDLED = re.compile(r"\s*(?:During handling of|The above exception)", re.ASCII)
# What stands in a paste behind a text that was cut: the end of its last word, and the name of a file.
FILED, MISSING = re.compile(r"\w{0,13}:'", re.ASCII), re.compile(r"ordir\w*:'", re.ASCII)
# In a compact text: what stands between the module of a frame and its function; and where a frame is at all.
FRAMES = re.compile(r"\.pyc?'?(?:,line\d+:?|:\d+:?)?,?in(?:_?[A-Z]\w{0,60}\.)?", re.ASCII)
PLACE = re.compile(r"\.pyc?'?(?:,line\d+|:\d+)|<(?:stdin|string)>'?,line\d+", re.ASCII)
# Lines of the library that people quote without the line above them, which names the frame.
LINES = {
    "ForkingPickler(file,protocol).dump(obj)": "reduction.dump",
    "reduction.dump(process_obj,": "reduction.dump",
    "<string>',line11,insetvalue": "sharedctypes.__setitem__",  # of a Value, which makes its methods itself
    "futures.process._RemoteTraceback:": "_base.result",  # where result() is awaited, no frame has it
}
# Frames of a child that imports the main module, functions that start a process there, and what refuses that.
IMPORTING = {"spawn._main", "spawn.spawn_main", "spawn.prepare"}
STARTS, REFUSED = {"start", "Manager", "Pool"}, "_check_not_importing_main"
LIBRARY = re.compile(r"multiprocess(?:ing)?|billiard|futures|python\d[\d.]*|[Ll]ib", re.ASCII)
OURS = ("multiprocessing", "futures")
FORKS = ("multiprocess", "billiard")  # the same library with another pickle, and that of Celery
ABOUT = re.compile(
    r"multiprocess|billiard|concurrent[./]futures|ProcessPool|PoolWorker-\d|Process-\d|_tracker\.py|/psm_",
    re.ASCII,
)
# In a text that no other library prints.
OUR_WORDS = re.compile(r"[Pp]rocess|worker|fork|Pool|Queue|Proxy|Sync(?:hron|M)|Map[RI]|yRes", re.ASCII)


@dataclass(frozen=True)
class Known:
    """An error of the catalogue, as the finder needs it; docs/errors.toml says what its parts mean."""

    word: str
    kind: str
    texts: tuple[str, ...]
    frames: tuple[str, ...] = ()
    framed: bool = False
    causes: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    at_call: bool = False


@dataclass(frozen=True)
class Match:
    """An entry that a paste shows: how it fits (WHOLE, PART, GUESS, FRAME), and the line that decided."""

    word: str
    fit: int
    said: str = ""


@dataclass(frozen=True)
class Answer:
    """What a paste shows.

    ``verdict`` is "known", "perhaps" where nothing is certain, "unknown" or "empty". ``first`` is the entry
    to read; ``follows`` are consequences of it that the paste shows as well; ``others`` is what else it may
    be or, of an unknown error, what is nearest by its frames; ``causes`` are the words of what a consequence
    may come from. ``interrupted`` says that it is no error but Ctrl+C, and ``stands`` where the processes
    stood then. ``at_import`` is the error with which a child failed at the top level of the main module.
    """

    verdict: str
    first: Match | None = None
    follows: list[Match] = field(default_factory=list)
    others: list[Match] = field(default_factory=list)
    causes: tuple[str, ...] = ()
    interrupted: bool = False
    stands: list[Stand] = field(default_factory=list)
    at_import: str = ""


@dataclass(frozen=True)
class Found:
    """A text that fits, with what it is ranked by: matched frames, length, and where it begins."""

    known: Known
    fit: int
    frames: int
    length: int
    start: int
    line: int

    @property
    def rank(self) -> tuple[int, ...]:
        """The better the greater: a cause before what follows from it, and before what is only possible."""
        cause, certain = self.known.kind != CONSEQUENCE, self.known.kind == "certain"
        order = [self.fit == GUESS, not cause, self.fit == PART]
        return (*(-one for one in order), certain, self.frames, self.length, -self.start)


def squeeze(text: str) -> str:
    """A text as texts are compared: straight quotes and slashes, no white space, no boxes."""
    return SLASHES.sub("/", DROPPED.sub("", text.translate(STRAIGHT)))


class Pattern:
    """A text that is looked for: its pieces between ``…``, or the name of an exception by itself.

    ``ways`` are the pieces in each way that it may be written: a long message, however its exception is
    named; a short one after its exception, with or without a module, as a traceback or as ``repr`` has it.
    ``alone`` is such a short one without its exception, as people write it; [] where it tells nothing.
    ``raises`` is the class of its exception, "" without one.
    """

    def __init__(self, text: str) -> None:
        self.pieces = [squeeze(piece) for piece in text.split(ANY)]
        self.is_name = CLASS.fullmatch(text) is not None
        self.is_ours = OUR_WORDS.search(text) is not None
        self.length = sum(map(len, self.pieces))
        raised = RAISED.fullmatch(text)
        self.raises = raised[1] if raised else text.rpartition(".")[2] if self.is_name else ""
        self.alone: list[str] = []
        message = [squeeze(piece) for piece in (raised[2] if raised else text).split(ANY)]
        if CLOSING.fullmatch(message[-1]):  # a quote that is missing where a line was cut off
            message.pop()
        if raised is None:
            self.ways = [message]
        elif max(map(len, message)) < LEAST and sum(map(len, message)) < ENOUGH:
            self.ways = [[raised[1] + sign + message[0], *message[1:]] for sign in SIGNS]
            self.alone = [piece for piece in message if piece] if sum(map(len, message)) >= FEWEST else []
        else:
            while not message[0].strip("<'"):
                message.pop(0)
            self.ways = [message]

    def find(self, text: str) -> tuple[int, int] | None:
        """Where it stands in a compact text, from and to."""
        return next((place for way in self.ways if (place := place_of(way, text))), None)


def place_of(pieces: list[str], text: str) -> tuple[int, int] | None:
    """Where pieces stand in this order, from and to; at most REACH characters between two of them."""
    first, *rest = pieces or [""]
    if not first:
        return None
    start = text.find(first)
    while start >= 0:
        end = start + len(first)
        for piece in rest:
            at = text.find(piece, end, end + REACH + len(piece))
            if at < 0:
                break
            end = at + len(piece)
        else:
            return start, end
        start = text.find(first, start + 1)
    return None


class Paste:
    """What was pasted, undone: its lines, all of them as one compact text, the frames in it."""

    def __init__(self, text: str) -> None:
        if len(text) > 2 * HALF:
            text = f"{text[:HALF]}\n{text[-HALF:]}"
        text = ANSI.sub("", text)
        for pattern, plain in ENTITIES:
            text = pattern.sub(plain, text)
        if ESCAPED.search(text):
            for pattern, plain in UNESCAPED:
                text = pattern.sub(plain, text)
        self.lines = LINE.split(text)
        bare = [bared(line) for line in self.lines]
        if any(map(ARROW.match, bare)):
            bare = ["" if LISTED.match(line) else line for line in bare]
        self.stands = stands_in(bare)
        self.at_import = failed_at_import(bare)
        pieces = [squeeze(line) for line in bare]
        self.ends = list(accumulate(map(len, pieces)))
        self.starts = [0, *self.ends[:-1]]
        self.compact = "".join(pieces)
        # Exceptions by name: the line, and whether they are all of it and were not handled.
        self.names: dict[str, tuple[int, bool]] = {}
        filled = [number for number, piece in enumerate(pieces) if piece]
        after: dict[int, int] = {}  # the next line with something else in it
        for number, following in zip(filled[-2::-1], filled[::-1], strict=False):
            same = pieces[number] == pieces[following]
            after[number] = after.get(following, following) if same else following
        self.handled = {number for number, other in after.items() if HANDLED.match(bare[other])}
        for number in filled:
            self.note_names(number, bare[number])
        self.has_frames = PLACE.search(self.compact) is not None
        self.is_ours = ABOUT.search(self.compact) is not None or any(map(FOLDED.search, bare))
        told = [(number, match) for number in filled if (match := ERROR_LINE.match(bare[number]))]
        self.names_error = any(match[2] is not None for _, match in told)
        # Classes at the head of what has no end: the line.
        self.heads = {} if self.names_error else {match[1]: number for number, match in told}
        self.is_foreign = not self.has_frames and any(
            FOREIGN.match(line) for line in bare if len(line) < LONG
        )

    def note_names(self, number: int, line: str) -> None:
        """Note the names in a line that nothing but a message-less error may be."""
        plain = EDGE.sub("", line.translate(STRAIGHT)).strip(BLANK) if len(line) < LONG else ""
        for match in NAME.finditer(plain):
            name, after = match[0].rstrip("."), plain[match.end() :]
            told = after.startswith(":") and after.strip(": ")
            whole = name == plain.rstrip(":. ") or (plain.startswith(name) and bool(told))
            parts = name.split(".")
            for i in range(len(parts)):
                tail = ".".join(parts[i:])
                if told and (i or len(parts) == 1):  # of a name alone, the message decides
                    break
                if tail not in self.names or (whole and not self.names[tail][1]):
                    self.names[tail] = number, whole

    def line_at(self, offset: int) -> int:
        """The number of the line, from 0, in which an offset of the compact text is."""
        return bisect_right(self.starts, offset) - 1

    def said(self, number: int) -> str:
        """A line as it was pasted."""
        return self.lines[number].strip(BLANK)[:SAID]


def file_of(text: str, frame: re.Match[str]) -> tuple[str, str]:
    """The folder of the file that a frame is in, and the file's name."""
    *_, folder, module = ["", *text[max(frame.start() - PATH, 0) : frame.start()].split("/")]
    return folder, module


def is_within(text: str, offset: int) -> bool:
    """Whether the last frame before an offset of a compact text is the reader's own."""
    *_, last = [None, *FRAMES.finditer(text, 0, offset)]
    return last is not None and not LIBRARY.fullmatch(file_of(text, last)[0])


def bared(line: str) -> str:
    """A line without what logs, terminals and test runners put before it."""
    for _ in range(4):
        shorter = PREFIX.sub("", line)
        if shorter == line:
            break
        line = shorter
    return line


class Finder:
    """The errors of a catalogue, ready to be looked for."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = list(known)
        self.patterns = {one.word: [Pattern(text) for text in one.texts] for one in self.known}
        named = {name for one in self.known for name in (*one.frames, *one.cut)}
        functions = {name.rpartition(".")[2] for name in named} | STARTS
        self.names = sorted(functions, key=len)
        owners: dict[str, set[str]] = {}
        for one in self.known:
            for name in one.frames:
                owners.setdefault(name, set()).add(one.word)
        self.owned = {name for name, words in owners.items() if len(words) == 1}

    def answer(self, text: str) -> Answer:
        """What a paste shows."""
        paste = Paste(text)
        if not paste.compact:
            return Answer("empty")
        frames = self.frames(paste)
        found = [one for known in self.known if (one := self.fit(known, paste, frames))]
        found.sort(key=lambda one: one.rank, reverse=True)
        decided = [one for one in found if one.fit > FRAME]
        if not decided and not paste.names_error:
            decided = [one for known in self.known if (one := self.by_frames(known, paste, frames))]
            decided.sort(key=lambda one: one.rank, reverse=True)
        if not decided:
            nearest = [Match(one.known.word, one.fit) for one in found[:FEW]]
            return Answer("unknown", others=nearest, at_import=paste.at_import)
        first, *rest = decided
        matches = {
            id(one): Match(one.known.word, one.fit, paste.said(one.line) if one.length else "")
            for one in decided
        }
        follows = [one for one in rest if one.known.kind == CONSEQUENCE and one.fit == WHOLE]
        others = [one for one in rest if one not in follows]
        interrupted = INTERRUPTED in first.known.texts
        return Answer(
            "known" if first.fit == WHOLE else "perhaps",
            matches[id(first)],
            [matches[id(one)] for one in follows],
            [matches[id(one)] for one in others[:FEW]],
            first.known.causes if first.known.kind == CONSEQUENCE else (),
            interrupted,
            paste.stands if interrupted else [],
            paste.at_import,
        )

    def frames(self, paste: Paste) -> set[str]:
        """The frames of the standard library in a paste, as entries may name them: get, pool.get …"""
        found = {frame for line, frame in LINES.items() if line in paste.compact}
        for match in FRAMES.finditer(paste.compact):
            folder, module = file_of(paste.compact, match)
            if not LIBRARY.fullmatch(folder):
                continue
            folder = OURS[0] if folder in FORKS else folder
            begun = [name for name in self.names if paste.compact.startswith(name, match.end())]
            if begun:
                name = begun[-1]  # the longest
                if name in STARTS and found & IMPORTING:
                    found.add(REFUSED)
                found |= {f"{module}.{name}", f"{folder}.{module}.{name}"}
                found |= {name} if folder in OURS else set()
        return found

    def fit(self, known: Known, paste: Paste, frames: set[str]) -> Found | None:
        """How an entry fits a paste, by the best of its texts; None if it does not."""
        matched = [name for name in known.frames if name in frames]
        # Whether a short message counts without its exception: it may be somebody's words for what happened.
        is_told = not paste.is_foreign and ((bool(matched) and not paste.names_error) or not paste.has_frames)
        found = []
        for pattern in self.patterns[known.word]:
            if pattern.is_name:
                if pattern.pieces[0] in paste.names:
                    line, whole = paste.names[pattern.pieces[0]]
                    fit = (
                        self.certainty(known, paste, matched) if whole else self.by_word(paste, line, matched)
                    )
                    fit = min(fit, GUESS) if line in paste.handled else fit
                    found.append(Found(known, fit, len(matched), pattern.length, paste.starts[line], line))
            elif place := pattern.find(paste.compact):
                # A system's message about a file by name is of the program's own open(), in a child as well
                # where there is no such file.
                named = MISSING if paste.is_ours else FILED
                if known.framed and not matched and named.match(paste.compact, place[1]):
                    continue
                line = paste.line_at(place[1] - 1)
                is_own = known.at_call and is_within(paste.compact, place[0])
                fit = self.certainty(known, paste, [] if is_own else matched, pattern.is_ours)
                found.append(Found(known, fit, len(matched), pattern.length, place[0], line))
            elif not known.framed and (cut := self.cut(pattern, known.word, paste)):
                line = paste.line_at(cut[0])
                found.append(Found(known, PART, len(matched), cut[1], cut[0], line))
            elif is_told and (place := place_of(pattern.alone, paste.compact)):
                line = paste.line_at(place[1] - 1)
                found.append(Found(known, GUESS, 0, pattern.length, place[0], line))
        best = max((one for one in found if one.fit > FRAME), key=lambda one: one.rank, default=None)
        owned = sum(name in self.owned for name in matched)
        return best or (Found(known, FRAME, owned, 0, 0, 0) if owned else None)

    def certainty(self, known: Known, paste: Paste, matched: list[str], is_ours: bool = False) -> int:
        """How certain a text is that stands in a paste as a whole; ``is_ours``: no other code prints it."""
        others = paste.is_foreign or (paste.has_frames and not paste.is_ours)
        if matched or (not known.framed and (is_ours or not others)):
            return WHOLE
        return FRAME if known.framed and others else GUESS

    def by_word(self, paste: Paste, line: int, matched: list[str]) -> int:
        """How certain an exception's name is that stands within a line.

        It is possible in somebody's question, in a traceback whose lines were joined to one, and in one whose
        end is missing, at its head or where it is raised.
        """
        if paste.is_foreign:
            return FRAME
        joined = PLACE.search(paste.compact, paste.starts[line], paste.ends[line])
        is_cut = line in paste.heads.values() or (matched and not paste.names_error)
        return GUESS if joined or is_cut or not paste.has_frames else FRAME

    def by_frames(self, known: Known, paste: Paste, frames: set[str]) -> Found | None:
        """How an entry fits a paste whose end is missing; None if it does not.

        Its class, where a heading has it, and a frame; else a frame that no other entry has, or one that is
        likely to have come before this error.
        """
        near = [name for name in (*known.cut, *known.frames) if name in frames]
        if paste.heads:
            fits = near and any(pattern.raises in paste.heads for pattern in self.patterns[known.word])
        else:
            fits = any(name in known.cut or (name in self.owned and not known.framed) for name in near)
        return Found(known, GUESS, len(near), 0, 0, 0) if fits else None

    def cut(self, pattern: Pattern, word: str, paste: Paste) -> tuple[int, int] | None:
        """Where a line ends with the beginning of a text, or begins with its end: offset and length."""
        first, last, text = pattern.ways[0][0], pattern.ways[0][-1], paste.compact
        if paste.is_foreign or (paste.has_frames and not paste.is_ours):
            return None
        at = text.find(first[:LEAST]) if len(first) > LEAST else -1
        while at >= 0:
            end, length = paste.ends[paste.line_at(at)], LEAST
            while length < len(first) and at + length < end and text[at + length] == first[length]:
                length += 1
            part = first[: min(length, end - at)]
            if (at + len(part) == end or len(part) >= ENOUGH) and self.is_of_one(part, word):
                return at, len(part)
            at = text.find(first[:LEAST], at + 1)
        at = text.find(last[-LEAST:]) if len(last) > LEAST else -1
        while at >= 0:
            start = paste.starts[paste.line_at(at)]
            part = text[max(start, at + LEAST - len(last) - 1) : at + LEAST]
            if last.endswith(part) and self.is_of_one(part, word):
                return start, len(part)
            at = text.find(last[-LEAST:], at + 1)
        return None

    def is_of_one(self, part: str, word: str) -> bool:
        """Whether no text of another entry has this part."""
        return not any(
            part in piece
            for other, patterns in self.patterns.items()
            if other != word
            for pattern in patterns
            for piece in pattern.pieces
        )
