"""Which programs print something else where, told from their transcripts: differences.md, other-pythons.md.

A program prints something else on two versions that follow each other, or under two start methods, where the
proof has another transcript for each of them, and these differ. In a section ``<!-- differences: py314 -->``
stands for what changed from the version before, ``<!-- differences: fork-forkserver -->`` for what two start
methods do differently on the newest Python, ``<!-- differences: others -->`` for what PyPy and the like print
otherwise, ``<!-- differences: all -->`` for the number of each.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from book import proof
from book.catalogue import code
from book.context import Context, suggest
from book.index import Found, Site
from book.locations import escaped, program_place, titles
from book.pages import LANGUAGES, Block
from book.transcripts import spans
from harness import examples
from harness.examples import METHODS, Example
from harness.fault import Fault
from harness.files import stamp
from harness.transcript import EXCEPTION, PID, TIMED_OUT, Session, mask, parse

PAGE, OTHERS_PAGE = "differences.md", "other-pythons.md"
ALL, OTHERS = "all", "others"
# What fork and spawn do differently follows from both.
PAIRS = {"fork-forkserver": ("fork", "forkserver"), "forkserver-spawn": ("forkserver", "spawn")}
HANGS = f"exit status {TIMED_OUT}"
SHOWN = 3  # lines of a transcript that a cell shows
# The end of a line that names an error, with its message.
ERROR = re.compile(rf"\b(?P<name>[\w.]*{EXCEPTION})\b(?::.*|\(.*)?$")
# Between two tracebacks of which the first only led to the second.
LED_TO = ("During handling of the above", "The above exception was the direct cause")
# Lines of a traceback that tell less than its last one.
FRAMES = re.compile(
    r'\s|Traceback \(|"""|\.\.\.$|$|multiprocessing\.pool\.RemoteTraceback|' + "|".join(LED_TO)
)


@dataclass(frozen=True)
class Side:
    """One of two transcripts: where it was printed (versions, or a start method), and its sessions."""

    where: tuple[str, ...]
    sessions: tuple[Session, ...]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Its lines in order: what is compared of each, in which a PID is a role; and its text."""
        found = []
        for session in self.sessions:
            peers = dict.fromkeys(session.speakers, "peer")
            for pid, text in session.lines:
                shown = f"[{pid}] {text}" if pid and PID.search(text) else text  # else nobody asks whose
                found.append((mask(text, peers | {pid: "self"}), shown))
            if session.status:
                text = f"exit status {session.status}"
                found.append((text, text))
        return found

    @property
    def gist(self) -> Counter[str]:
        """Its lines less the wording of errors: what processes print, classes of errors, exit statuses."""
        found = Counter[str]()
        for session in self.sessions:
            found[f"exit status {session.status}"] += 1
            error, peers = "", dict.fromkeys(session.speakers, "peer")
            for pid, text in session.lines:
                named = ERROR.search(text)
                if pid:
                    found[text[: named.end("name")] if named else mask(text, peers | {pid: "self"})] += 1
                elif text.startswith(LED_TO):
                    found[error] -= 1
                elif named and not text.startswith(" "):
                    error = named["name"].lstrip("_")  # whether of C or of Python, it is the same class
                    found[error] += 1
        return +found


@dataclass(frozen=True)
class Difference:
    """What one example prints otherwise: before and after a change of version, or under two start methods.

    ``place`` is the anchor of the section where it stands, ``methods`` are those that it holds for, where
    these are not all, ``known`` all versions that ran the example.
    """

    place: str
    example: str
    methods: tuple[str, ...]
    known: tuple[str, ...]
    before: Side
    after: Side

    @property
    def is_wording(self) -> bool:
        """Whether only the text of an error or a warning differs, or the frames of a traceback."""
        return self.before.gist == self.after.gist

    def lines(self, side: Side) -> list[str]:
        """What one of its sides prints and the other does not, each line once; frames where nothing else."""
        other = self.after if side is self.before else self.before
        there = Counter(compared for compared, _ in other.lines)
        more = []
        for compared, text in side.lines:
            there[compared] -= 1
            if there[compared] < 0:
                more.append(text)
        return list(dict.fromkeys([text for text in more if not FRAMES.match(text)] or filter(None, more)))


def find(root: Path) -> list[Difference]:
    """All differences, by place: versions first, oldest first; then by example."""
    return _find(root, stamp(root / proof.FILE))  # which is written after the transcripts


@lru_cache
def _find(root: Path, _written: tuple[int, ...]) -> list[Difference]:
    found = list[Difference]()
    for example in examples.find(root):
        with contextlib.suppress(ValueError):  # of a transcript that cannot be read its own test says so
            if len(example.transcripts) > 1 or _others(root, example):
                found += [
                    d for d in _of(root, example) if _shapes(d.before.sessions) != _shapes(d.after.sessions)
                ]
    versions = sorted({d.place for d in found} - {*PAIRS, OTHERS}, key=lambda place: int(place[2:]))
    places = [*versions, *PAIRS, OTHERS]
    return sorted(found, key=lambda d: (places.index(d.place), d.example))


def _of(root: Path, example: Example) -> Iterator[Difference]:
    """The differences of one example, first by version, then by start method, then on other interpreters."""
    sessions, at = dict[str, tuple[Session, ...]](), dict[tuple[str, str], str]()
    for file in example.transcripts.values():
        sessions[file.name] = tuple(parse(example.text(file)))
        for method, versions in proof.confirmed(example.name, file.name, root).items():
            at |= dict.fromkeys(((method, version) for version in versions), file.name)
    ran = {version for _, version in at}
    known = tuple(version for version in proof.known(example.name, root) if version in ran)
    methods = sorted({method for method, _ in at}, key=[*METHODS, proof.OWN].index)
    changes: dict[tuple[str, str, str], list[str]] = {}
    for method in methods:
        mine = [version for version in known if (method, version) in at]
        for old, new in pairwise(mine):
            place = f"py{''.join(new.split('.')[:2])}"
            if at[method, old] != at[method, new]:
                changes.setdefault((place, at[method, old], at[method, new]), []).append(method)
    for (place, *files), changed in changes.items():
        before, after = (
            Side(tuple(v for v in known if any(at.get((m, v)) == file for m in changed)), sessions[file])
            for file in files
        )
        where = tuple(changed) if changed != methods else ()
        yield Difference(place, example.name, where, known, before, after)
    for place, pair in PAIRS.items():
        if known and all((method, known[-1]) in at for method in pair):
            before, after = (Side((method,), sessions[at[method, known[-1]]]) for method in pair)
            yield Difference(place, example.name, (), known, before, after)
    for name, otherwise in _others(root, example).items():
        for (expected, printed), changed in _alike(example, name, otherwise).items():
            before, after = Side(("CPython",), sessions[expected]), Side((name,), (*parse(printed),))
            where = tuple(m for m in methods if m in changed) if {*changed} != {*methods} else ()
            yield Difference(OTHERS, example.name, where, known, before, after)


def _alike(example: Example, name: str, otherwise: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    """What ``PyPy 8.0.1 (3.11.17)`` printed: its start methods, by CPython's transcript and by the text."""
    version, found = proof.number(name.rpartition("(")[2].rstrip(")")), dict[tuple[str, str], list[str]]()
    first = dict[tuple[str, ...], str]()
    for method, text in otherwise.items():
        variant = example.variant(version, None if method == proof.OWN else method)
        if variant is not None:
            text = first.setdefault(_shapes(parse(text)), text)
            found.setdefault((example.transcripts[variant].name, text), []).append(method)
    return found


def _others(root: Path, example: Example) -> dict[str, dict[str, str]]:
    """What interpreters of other kinds printed otherwise, by their names and start methods."""
    entry = proof.load(root).examples.get(example.name)
    return entry.others if entry else {}


def _shapes(sessions: Iterable[Session]) -> tuple[str, ...]:
    return tuple(session.shape() for session in sessions)


# What is shown.


def listing(context: Context, block: Block) -> str:
    """The differences of a section, or how many each section has, as Markdown.

    Raises ValueError where there is no such section.
    """
    found = find(context.root)
    if block.text == ALL:
        return "\n".join(["", *_counts(context, found), ""])
    here = [difference for difference in found if difference.place == block.text]
    if not here:
        places = {difference.place for difference in found}
        raise ValueError(f"nothing differs at {block.text!r}; {suggest(block.text, [*places, ALL])}")
    words, lines = context.words.differences, list[str]()
    if block.text == OTHERS:
        for name in proof.load(context.root).others:
            mine = [difference for difference in here if name in difference.after.where]
            lines += [_told(context, name), "", *_tables(context, mine, ["CPython", name]), ""]
    elif block.text in PAIRS:
        lines = _tables(context, here, [f"`{method}`" for method in PAIRS[block.text]])
    else:
        lines = _tables(context, here, [words["before"], words["after"]])
    return "\n".join(["", '<div data-search-exclude="" markdown>', "", *lines, "", "</div>", ""])


def _told(context: Context, name: str) -> str:
    """How many programs another interpreter ran, and how many of these printed what CPython does."""
    whole = proof.load(context.root)
    ran = [entry.others[name] for entry in whole.examples.values() if name in entry.others]
    day = context.words.date(whole.others[name])
    return context.words.differences["ran"].format(name, len(ran), ran.count({}), day)


def _counts(context: Context, found: list[Difference]) -> list[str]:
    """A table of the sections, with the numbers of their differences."""
    words, heads = context.words.differences, titles(context.root, context.language, PAGE)
    rows = []
    for place in dict.fromkeys(d.place for d in found if d.place != OTHERS):
        here = [difference.is_wording for difference in found if difference.place == place]
        head = escaped(heads.get(place, place))
        rows.append(f"| [{head}](#{place}) | {here.count(False)} | {here.count(True)} |")
    return [f"| {words['place']} | {words['behaves']} | {words['worded']} |", "|---|---|---|", *rows]


def _tables(context: Context, found: list[Difference], heads: list[str]) -> list[str]:
    """Tables of differences, a row each: those of the result; folded, those of the wording only."""
    words, lines = context.words.differences, list[str]()
    for wording in (False, True):
        rows = []
        for difference in found:
            if difference.is_wording == wording:
                cells = [_called(context, difference)]
                cells += [_cell(context, difference, side) for side in (difference.before, difference.after)]
                rows.append(f"| {' | '.join(cells)} |")
        if rows and wording:
            lines += [f'??? note "{words["wording"].format(len(rows))}"', ""]
        if rows:
            table = [f"| {' | '.join([words['program'], *heads])} |", "|---|---|---|", *rows]
            lines += [*(" " * 4 * wording + line for line in table), ""]
    return lines


def _called(context: Context, difference: Difference) -> str:
    """The heading of the section that shows a program, which says what it is about, and its name."""
    page, _, anchor = (there := program_place(context, difference.example)).partition("#")
    title = titles(context.root, context.language, page).get(anchor, difference.example)
    methods = context.words.comma.join(f"`{method}`" for method in difference.methods)
    program = f"[{escaped(title)}]({there})<br>`{difference.example}.py`"
    return context.words.versions_of.format(program, methods) if methods else program


def _cell(context: Context, difference: Difference, side: Side) -> str:
    """What one side prints and the other does not, below the versions that do."""
    words, lines = context.words.differences, difference.lines(side)
    told = [words["hangs"] if line == HANGS else code(line.strip()) for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        told.append(words["more"].format(len(lines) - SHOWN))
    if not told:
        other = difference.after if side is difference.before else difference.before
        told.append(words["none" if difference.lines(other) else "order"])
    if difference.place not in (*PAIRS, OTHERS):
        told.insert(0, spans([*side.where], [*difference.known], context.words.comma))
    return "<br>".join(told)


# What must agree.


def account(site: Site) -> Found:
    """Every section that something differs in stands on a page of each language, where any of them does."""
    for language in LANGUAGES:
        pages = [page for page in site.pages if site.name(page).startswith(f"docs/{language}/")]
        blocks = [(page, block) for page in pages for block in page.blocks if block.kind == "differences"]
        placed = {block.text for page, block in blocks if block.text in page.anchors}
        for place in dict.fromkeys(difference.place for difference in find(site.root)) if blocks else ():
            if place not in placed:
                text = f"lacks <!-- differences: {place} --> below a heading {{ #{place} }}; write both"
                page = OTHERS_PAGE if place == OTHERS else PAGE
                yield Fault(f"docs/{language}/{page}", 1, text), {page}
