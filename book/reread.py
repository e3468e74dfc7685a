"""What each section showed when its words were last read beside it: ``docs/read.txt``, a line a section.

No run can tell that a sentence has become false. So where a program changes, or what it prints, a person
reads the words beside it again, in both languages, and renews the section's line (tools/reread.py). A section
is a heading over a program, with all up to the next such heading: sections without a program hang on the one
above that has one, the top of a page on its first. Below its name stand fingerprints of what it shows:

    queues#fifo
    queues/fifo.py=b797389d:d94f1e02c3 queues/fifo.out=7e1c6187:5f0a9b8c7d

All fingerprints stand in one line, so that git never merges two changes of one section in silence. Name and
blank line keep it apart from its neighbours, so that changes of two sections never conflict, even where one
of them is new.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path

from book.fingerprints import PATTERN, Print, Prints, fingerprint, shapes, tree
from book.index import Site
from book.pages import HEADING, Block, Page, example_of
from harness.examples import Example
from harness.fault import Fault
from harness.files import read
from harness.history import blob
from harness.history import text_of as old_text

FILE = "docs/read.txt"
HEAD = (
    "# What each section showed when its words were last read. Written by nox -s reread, never by hand.\n\n"
)
NAME = re.compile(r"[^\s#=]+#[\w-]+")
PRINT = rf"[^\s=]+={PATTERN}"
PRINTS = re.compile(f"{PRINT}(?: {PRINT})*")
SESSIONS = ">>>"  # in place of a file's name: the sessions at the prompt, which stand in the page itself
TOLD = 12  # lines of a change that a message shows
MEND = "nox -s reread -- --mend"
LOST = f"{MEND} takes it out; what it spoke of is then to be read again"


@dataclass(frozen=True)
class Place:
    """Where a section is in one language: from ``start`` to ``end`` of a page, its heading in ``line``."""

    page: Page
    start: int
    end: int
    line: int

    @property
    def blocks(self) -> list[Block]:
        return [block for block in self.page.blocks if self.start <= block.start < self.end]

    @property
    def anchors(self) -> set[str]:
        """The anchors of its heading, and of those that hang on it."""
        headings = HEADING.finditer(self.page.prose)
        return {m["anchor"] for m in headings if m["anchor"] and self.start <= m.start() < self.end}


@dataclass(frozen=True)
class Section:
    """A section of a page, named like ``queues#fifo``; ``places`` are by language."""

    name: str
    root: Path
    places: dict[str, Place]

    @property
    def files(self) -> dict[str, str]:
        """The programs and transcripts that it shows, paths below examples/; how each is compared."""
        first = next(iter(self.places.values()))
        return {b.text: b.order for b in first.blocks if b.kind in ("program", "transcript")}

    @property
    def examples(self) -> list[Example]:
        """The examples that these belong to."""
        return list(dict.fromkeys(example_of(self.root, file) for file in self.files))

    def where(self, language: str) -> str:
        """The place of its heading, as messages name it: ``docs/en/queues.md:53``."""
        place = self.places[language]
        return f"{place.page.path.relative_to(self.root).as_posix()}:{place.line}"

    def texts(self) -> dict[str, str]:
        """What it shows, by name. Raises FaultError where a file cannot be read."""
        texts = {file: read(self.root, f"examples/{file}") for file in self.files}
        first = next(iter(self.places.values()))
        if held := sessions(first):
            texts[SESSIONS] = held
        return texts

    def facts(self, name: str, text: str) -> str:
        """What of a text that it shows can matter to its words. Raises ValueError where it cannot be read."""
        if name == SESSIONS:
            return text
        return tree(text) if name.endswith(".py") else shapes(text, self.files.get(name, "process"))

    def prints(self) -> Prints:
        """The fingerprints of what it shows. Raises ValueError where something of it cannot be read."""
        texts = self.texts()
        return {
            name: Print(fingerprint(self.facts(name, text)), blob(text), self.files.get(name, "process"))
            for name, text in texts.items()
        }


def places(page: Page) -> dict[str, Place]:
    """The sections of a page by their anchors; none where it shows no program."""
    prose = page.prose
    headings = [m for m in HEADING.finditer(prose) if m["anchor"]]
    ends = [*(m.start() for m in headings[1:]), len(page.source)]
    programs = [block.start for block in page.blocks if block.kind == "program"]
    heads = [
        m
        for m, end in zip(headings, ends, strict=False)
        if any(m.start() <= program < end for program in programs)
    ]
    starts = [0, *(m.start() for m in heads[1:]), len(page.source)]
    return {
        m["anchor"]: Place(page, start, end, page.line(m.start()))
        for m, start, end in zip(heads, starts, starts[1:], strict=False)
    }


def sections(site: Site) -> dict[str, Section]:
    """All sections of the site by name, in the order of the pages and on them; some may lack a twin."""
    found: dict[str, Section] = {}
    for page in site.pages:
        language, _, file = site.name(page).removeprefix("docs/").partition("/")
        for anchor, place in places(page).items():
            name = f"{file.removesuffix('.md')}#{anchor}"
            found.setdefault(name, Section(name, site.root, {})).places[language] = place
    return found


def sessions(place: Place) -> str:
    """The sessions at the prompt in a section, one below the other."""
    return "".join(block.text for block in place.blocks if block.kind == "repl")


@dataclass(frozen=True)
class Entry:
    """The fingerprints that stand below a section's name, and the line of that name."""

    prints: Prints
    line: int


def load(root: Path) -> tuple[dict[str, Entry], list[Fault]]:
    """What the file holds of each section, and what is wrong with it; of lines that differ, none counts."""
    try:
        text = (root / FILE).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        what = f"cannot be read: {error.strerror}; get it from git, or {MEND} begins it anew"
        return {}, [Fault(FILE, 1, what)]
    found: dict[str, Entry] = {}
    faults, above, name, start = [], "", "", 0
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if NAME.fullmatch(line):
            name, start = line, number
            if above:
                faults.append(Fault(FILE, number, f"a blank line is due above {name}; {MEND} puts it there"))
        elif name and PRINTS.fullmatch(line):
            each = (item.split("=") for item in line.split())
            prints = {file: Print(*print_.split(":")) for file, print_ in each}
            first = found.setdefault(name, Entry(prints, start))
            if first.line != start or above != name:
                faults.append(Fault(FILE, number, f"{name} is in line {first.line} already; {LOST}"))
                found[name] = first if first.prints == prints else Entry({}, first.line)
        elif line and not line.startswith("#"):
            what = "a merge left this" if line[:7] in ("<<<<<<<", "=======", ">>>>>>>") else "not as written"
            faults.append(Fault(FILE, number, f"{what}: {line[:40]}; {LOST}"))
        name, above = name if line else "", line
    return {name: entry for name, entry in found.items() if entry.prints}, sorted(faults)


def alike(one: Prints, other: Prints) -> bool:
    """Whether both are of things that the same words can speak of."""
    return one.keys() == other.keys() and all(one[name].like(other[name]) for name in one)


def mended(there: dict[str, Section], entries: dict[str, Entry]) -> dict[str, Entry]:
    """The lines of the sections that there are; one that was renamed, or has moved, takes its line along."""
    kept = {name: entries[name] for name in there if name in entries}
    gone = [entry for name, entry in entries.items() if name not in there]
    for name in there.keys() - kept.keys() if gone else ():
        with suppress(ValueError):
            prints = there[name].prints()
            for entry in gone:
                if alike(entry.prints, prints):
                    kept[name] = entry
    return kept


def text_of(there: Iterable[str], prints: dict[str, Prints]) -> str:
    """The whole file: the lines of sections, in the order of the pages."""
    lines = [
        f"{name}\n{' '.join(f'{file}={held}' for file, held in prints[name].items())}\n\n"
        for name in there
        if name in prints
    ]
    return "".join([HEAD, *lines])


def gone(there: dict[str, Section], entries: dict[str, Entry]) -> Iterator[tuple[str, Fault]]:
    """The lines of sections that are no more: the section's name, and the fault."""
    kept = mended(there, entries)
    for name, entry in entries.items():
        if name not in there:
            now = "".join(f", {new} shows the same" for new in kept if kept[new] is entry)
            yield (
                name,
                Fault(FILE, entry.line, f"no section {name} shows a program{now}; {MEND} mends it"),
            )


def unread(there: dict[str, Section], entries: dict[str, Entry]) -> Iterator[tuple[Section, Prints]]:
    """The sections that show something else than their lines say; with what these say, {} without one.

    A section that cannot be read is left out: other tests say what is wrong with it.
    """
    kept = mended(there, entries)
    for name, section in there.items():
        held = kept[name].prints if name in kept else {}
        with suppress(ValueError):
            if not alike(section.prints(), held):
                yield section, held


def outdated(there: dict[str, Section], entries: dict[str, Entry]) -> dict[str, Prints]:
    """What the lines would say of sections whose texts are the same, and their facts reckoned otherwise.

    That is so when ``tree``, or the shape of transcripts, is made in another way than before.
    """
    found = {}
    for name, section in there.items():
        with suppress(ValueError):
            held, now = entries[name].prints if name in entries else {}, section.prints()
            if alike(held, now) and any(held[each].facts != now[each].facts for each in now):
                found[name] = now
    return found


@dataclass(frozen=True)
class Change:
    """Something that a section shows otherwise than its line says.

    ``before`` is what it was; ``old`` and ``new`` are its lines, a program's source or a transcript's shape.
    None where it was not shown, or where git has not what it was.
    """

    name: str
    before: str | None
    old: list[str] | None
    new: list[str] | None
    note: str = ""

    @property
    def file(self) -> str:
        """Its file below the project, or what else it is; with the line where a program begins to differ."""
        if self.name == SESSIONS:
            return "the sessions at the prompt"
        pairs = enumerate(zip_longest(self.old or (), self.new or ()), 1)
        first = next((number for number, (one, other) in pairs if one != other), 1)
        line = f":{first}" if self.old and self.new and self.name.endswith(".py") else ""
        return f"examples/{self.name}{line}{self.note}"

    def diff(self, context: int = 0) -> list[str]:
        """The lines that differ, after - or +, within so many that do not; [] where these are not known."""
        if self.old is None or self.new is None:
            return []
        found = list(unified_diff(self.old, self.new, n=context, lineterm=""))[2:]
        return [line for line in found if not line.startswith("@@")]


def changes(section: Section, held: Prints) -> list[Change]:
    """What a section shows otherwise than its line says. Raises ValueError where something cannot be read."""
    texts, prints = section.texts(), section.prints()
    made = []
    for name in {**held, **prints}:
        if name in held and held[name].like(prints.get(name)):
            continue
        before = old_text(section.root, held[name].blob) if name in held else None
        old, new = (
            None
            if text is None
            else (text if name.endswith(".py") else section.facts(name, text)).splitlines()
            for text in (before, texts.get(name))
        )
        if name not in held:
            note = " (new here)" * bool(held)
        elif name not in prints:
            note = " (gone)"
        else:
            note = " (compared otherwise)" * (held[name].order != prints[name].order)
        made.append(Change(name, before, old, new, note))
    return made


def fault(section: Section, held: Prints) -> Fault:
    """What an author is told of a section whose words are to be read: what changed, where, what to type."""
    first, *others = (section.where(language) for language in section.places)
    file, line = first.rsplit(":", 1)
    again = f"{' and at '.join(['here', *others])}: nox -s reread -- {section.name}"
    if not held:
        what = f"the words of {section.name} have not been read beside what it shows; read them, {again}"
        return Fault(file, int(line), what)
    made = changes(section, held)
    what = f"{section.name} shows something else than when its words were read:"
    text = f"{what} {', '.join(change.file for change in made)}; read them again, {again}"
    for change in made:
        if shown := change.diff():
            more = [f"... {len(shown) - TOLD} lines more"] * (len(shown) > TOLD)
            text += "".join(f"\n    {line}" for line in [change.file, *shown[:TOLD], *more])
    return Fault(file, int(line), text)


def code(prints: Prints) -> str:
    """Four hex digits that stand for what a section shows: who has seen it knows them."""
    return fingerprint(repr(sorted((name, each.facts, each.order) for name, each in prints.items())))[:4]
