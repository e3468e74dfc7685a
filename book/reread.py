"""What each section showed and said when its words were last read: ``docs/read.txt``, a line a section.

No run can tell that a sentence has become false. So where a program changes, or what it prints, or what the
words fix (book/wording.py), a person reads the words again beside what they speak of, in both languages, and
renews the section's line (tools/reread.py). A section is a heading over a program, with all up to the next
such heading: sections without a program hang on the one above that has one, the top of a page on its first.
The summary is one by itself, so that a section added above it leaves all others as they were. On a page that
shows no program each heading is one. Below its name stand fingerprints of what it shows, and
of its words in each language:

    queues#fifo
    queues/fifo.py=b797389d:d94f1e02c3 queues/fifo.out=7e1c6187:5f0a9b8c7d zh=7d1f0a66:0c3b9e5d21 en=…

After those of words stand marks of their sentences, by which one is known that was turned, that says after
and said before (book/senses.py). All stand in one line, so that git never merges two changes of one section
in silence. Name and blank line keep it apart from its neighbours, so that changes of two sections never
conflict, even where one of them is new.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from functools import cached_property
from itertools import islice, zip_longest
from pathlib import Path

from book import outlived, senses, wording
from book.fingerprints import PATTERN, Print, Prints, fingerprint, labels, print_of, shapes, tree
from book.index import Site
from book.outline import SUMMARY
from book.outlived import Outlived
from book.pages import HEADING, LANGUAGES, Block, Page, example_of
from book.wording import SHOWN
from harness.examples import Example
from harness.fault import Fault
from harness.files import read
from harness.history import blob, earlier_texts
from harness.history import text_of as old_text

FILE = "docs/read.txt"
HEAD = (
    "# What each section showed when its words were last read. Written by nox -s reread, never by hand.\n\n"
)
NAME = re.compile(r"[^\s#=]+#[\w-]+")
PRINT = rf"[^\s=]+={PATTERN}"
PRINTS = re.compile(f"{PRINT}(?: {PRINT})*")
SESSIONS = ">>>"  # in place of a file's name: the sessions at the prompt, which stand in the page itself
DIAGRAMS = "docs/assets/diagrams"
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
        return self.page.blocks_in(self.start, self.end)

    @property
    def pieces(self) -> Iterator[tuple[int, str, bool]]:
        """Its words, and between them the names of what it shows: offset, text, and whether it is shown."""
        last = self.start
        for block in self.blocks:
            if block.kind in (*SHOWN, "runs"):
                yield last, self.page.source[last : block.start], False
                yield block.start, block.text, True
                last = block.end
        yield last, self.page.source[last : self.end], False

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
        """The programs, attempts and transcripts it shows, paths below examples/; how each is compared."""
        first = next(iter(self.places.values()))
        return {b.text: b.order for b in first.blocks if b.kind in SHOWN}

    @property
    def examples(self) -> list[Example]:
        """The examples that these belong to."""
        return list(dict.fromkeys(example_of(self.root, file) for file in self.files))

    def where(self, language: str) -> str:
        """The place of its heading, as messages name it: ``docs/en/queues.md:53``."""
        place = self.places[language]
        return f"{place.page.path.relative_to(self.root).as_posix()}:{place.line}"

    def texts(self) -> dict[str, str]:
        """What it shows, by name; its pages, by language. Raises FaultError where a file cannot be read."""
        texts = {file: read(self.root, f"examples/{file}") for file in self.files}
        first = next(iter(self.places.values()))
        if held := sessions(first):
            texts[SESSIONS] = held
        for block in first.blocks:
            if block.kind == "diagram":
                texts[f"{block.text}.svg"] = read(self.root, f"{DIAGRAMS}/{block.text}.svg")
        return texts | {language: place.page.source for language, place in self.places.items()}

    def facts(self, name: str, text: str) -> str:
        """What of a text that it shows can matter to its words; of a page, what its words fix.

        Raises ValueError where the text cannot be read, or is a page without this section.
        """
        if name == SESSIONS or name.endswith(".txt"):  # a wrong answer to what a program prints
            return text
        if name.endswith(".svg"):
            return labels(text)
        if name in LANGUAGES:
            place = self.place(name, text)
            return wording.facts(place.page, place.start, place.end)
        return tree(text) if name.endswith(".py") else shapes(text, self.files.get(name, "process"))

    def place(self, language: str, text: str) -> Place:
        """Where it is in this text of its page. Raises ValueError where it is not there."""
        place = self.places.get(language)
        if place and text != place.page.source:
            place = places(Page(place.page.path, text)).get(self.name.partition("#")[2])
        if place is None:
            raise ValueError(f"has no {self.name}")
        return place

    def said(self, name: str, text: str) -> str:
        """The marks of its sentences in this text of its page; "" of what is no page.

        Raises ValueError where it is not there.
        """
        if name not in LANGUAGES:
            return ""
        place = self.place(name, text)
        return senses.said(place.page, place.start, place.end)

    def lines(self, name: str, text: str | None, turned: Iterable[str] = ()) -> list[str] | None:
        """The lines by which a change of a text is shown; None where there is none that can be read.

        Of a page also the sentences that are like those with these marks.
        """
        if text is None:
            return None
        try:
            lines = (text if name.endswith(".py") else self.facts(name, text)).splitlines()
            if turned:
                place = self.place(name, text)
                lines += [told for _, told in senses.like(place.page, place.start, place.end, turned)]
            return lines
        except ValueError:
            return None

    def path(self, name: str) -> str:
        """Where a text of it is from, below the project, or what else it is."""
        if name == SESSIONS:
            return "the sessions at the prompt"
        if name.endswith(".svg"):
            return f"{DIAGRAMS}/{name}"
        return f"docs/{name}/{self.name.partition('#')[0]}.md" if name in LANGUAGES else f"examples/{name}"

    def line(self, name: str, turned: Iterable[str]) -> str:
        """The line of the first sentence with one of these marks, as messages have it after a file; or ""."""
        if name not in LANGUAGES or not turned or name not in self.places:
            return ""
        place = self.places[name]
        found = senses.like(place.page, place.start, place.end, turned)
        return "".join(f":{place.page.line(at)}" for at, _ in islice(found, 1))

    def earlier(self, language: str, print_: Print) -> str | None:
        """Its page as it was when its words had this fingerprint, if it was committed; None if not.

        It may have been changed elsewhere before that, so that git knows no page of that very name.
        """
        for text in earlier_texts(self.root, self.path(language)):
            with suppress(ValueError):
                if print_.like(self.print(language, text), language):
                    return text
        return None

    @cached_property
    def prints(self) -> Prints:
        """The fingerprints of what it shows, as it was when somebody first asked.

        Raises ValueError where something of it cannot be read.
        """
        return {name: self.print(name, text) for name, text in self.texts().items()}

    def print(self, name: str, text: str) -> Print:
        """The fingerprint of a text that it shows. Raises ValueError where it cannot be read."""
        facts, order = self.facts(name, text), self.files.get(name, "process")
        return Print(fingerprint(facts), blob(text), order, self.said(name, text))


def places(page: Page) -> dict[str, Place]:
    """The sections of a page by their anchors."""
    prose = page.prose
    headings = [m for m in HEADING.finditer(prose) if m["anchor"]]
    ends = [*(m.start() for m in headings[1:]), len(page.source)]
    programs = [block.start for block in page.blocks if block.kind == "program"]
    heads = [
        m
        for m, end in zip(headings, ends, strict=False)
        if not programs or m["anchor"] == SUMMARY or any(m.start() <= program < end for program in programs)
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
    faults, above, name, start, merged = [], "", "", 0, ("", 0)
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if NAME.fullmatch(line):
            name, start = line, number
            if above:
                faults.append(Fault(FILE, number, f"a blank line is due above {name}; {MEND} puts it there"))
        elif name and PRINTS.fullmatch(line):
            each = (item.split("=") for item in line.split())
            prints = {file: print_of(file, print_) for file, print_ in each}
            first = found.setdefault(name, Entry(prints, start))
            if first.line != start or above != name:
                faults.append(Fault(FILE, number, f"{name} is in line {first.line} already; {LOST}"))
                found[name] = first if first.prints == prints else Entry({}, first.line)
        elif line and not line.startswith("#"):
            if line.startswith("<<<<<<<"):
                merged = name, start
            elif line.startswith("======="):  # the other side begins where the first one did
                name, start = merged
            what = "a merge left this" if line[:7] in ("<<<<<<<", "=======", ">>>>>>>") else "not as written"
            faults.append(Fault(FILE, number, f"{what}: {line[:40]}; {LOST}"))
        name, above = name if line else "", line
    return {name: entry for name, entry in found.items() if entry.prints}, sorted(faults)


def of_files(prints: Prints) -> Prints:
    """The fingerprints of what is shown, without those of the words."""
    return {name: each for name, each in prints.items() if name not in LANGUAGES}


def shown(prints: Prints) -> Prints:
    """What a section is known by where it goes by a new name: by what it shows, by its words if nothing."""
    return of_files(prints) or prints


def alike(held: Prints, now: Prints) -> bool:
    """Whether a line is of what a section shows and says now."""
    return bool(held) and held.keys() == now.keys() and all(held[name].like(now[name], name) for name in now)


def mended(there: dict[str, Section], entries: dict[str, Entry]) -> dict[str, Entry]:
    """The lines of the sections that there are; one that was renamed, or has moved, takes its line along."""
    kept = {name: entries[name] for name in there if name in entries}
    gone = [entry for name, entry in entries.items() if name not in there]
    for name in there.keys() - kept.keys() if gone else ():
        with suppress(ValueError):
            prints = there[name].prints
            for entry in gone:
                if alike(shown(entry.prints), shown(prints)):
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
            yield name, Fault(FILE, entry.line, f"there is no section {name}{now}; {MEND} mends it")


def unread(there: dict[str, Section], entries: dict[str, Entry]) -> Iterator[tuple[Section, Prints]]:
    """The sections that show something else than their lines say; with what these say, {} without one.

    A section that cannot be read is left out: other tests say what is wrong with it.
    """
    kept = mended(there, entries)
    for name, section in there.items():
        held = kept[name].prints if name in kept else {}
        with suppress(ValueError):
            if not alike(held, section.prints) and (not held or changes(section, held)):
                yield section, held


def outdated(
    there: dict[str, Section], entries: dict[str, Entry], reworded: bool = False
) -> dict[str, Prints]:
    """What the lines would say of sections whose texts are the same, and their facts reckoned otherwise.

    That is so when ``tree``, the shape of transcripts, or what words fix is made in another way than before.
    If ``reworded``, also of those with sentences in other words: their old marks would not tell that such a
    sentence is turned later.
    """
    found = {}
    for name, section in there.items():
        with suppress(ValueError):
            held, now = entries[name].prints if name in entries else {}, section.prints
            known = alike(held, now) or (held and not changes(section, held))
            if known and any(now[each].reckoned_otherwise(was, reworded) for each, was in held.items()):
                found[name] = now
    return found


@dataclass(frozen=True)
class Change:
    """Something that a section shows otherwise than its line says.

    ``before`` is what it was; ``old`` and ``new`` are its lines, a program's source, a transcript's shape or
    what words fix. None where it was not shown, or where git has not what it was. ``place`` is its file below
    the project, of a page with the line of the first sentence that was turned, or what else it is.
    """

    name: str
    place: str
    before: str | None
    old: list[str] | None
    new: list[str] | None
    note: str = ""

    @property
    def file(self) -> str:
        """Its place, with the line where a program begins to differ, and what became of it."""
        pairs = enumerate(zip_longest(self.old or (), self.new or ()), 1)
        first = next((number for number, (one, other) in pairs if one != other), 1)
        line = f":{first}" if self.old and self.new and self.name.endswith(".py") else ""
        return f"{self.place}{line}{self.note}"

    def diff(self, context: int = 0) -> list[str]:
        """The lines that differ, after - or +, within so many that do not; [] where these are not known."""
        if self.old is None or self.new is None:
            return []
        found = list(unified_diff(self.old, self.new, n=context, lineterm=""))[2:]
        return [line for line in found if not line.startswith("@@")]


def changes(section: Section, held: Prints) -> list[Change]:
    """What a section shows or says otherwise than its line says, as far as that is known to matter.

    Raises ValueError where something cannot be read.
    """
    texts, prints = section.texts(), section.prints
    made = []
    for name in {**held, **prints}:
        was, now = held.get(name), prints.get(name)
        if was and was.like(now, name):
            continue
        before = old_text(section.root, was.blob) if was else None
        if name in LANGUAGES and was and before is None:
            before = section.earlier(name, was)
        turned = senses.turned(was.said, now.said, name) if was and now else set()
        if was and now and was.order == now.order and before is not None:
            with suppress(ValueError):
                turned = senses.turned(section.said(name, before), now.said, name)
                if not turned and section.facts(name, before) == section.facts(name, texts[name]):
                    continue  # its facts are reckoned otherwise by now
        old, new = section.lines(name, before, turned), section.lines(name, texts.get(name), turned)
        line = section.line(name, turned)
        note = " (new here)" * bool(held and not was) + " (gone)" * (not now)
        note += " (compared otherwise)" * bool(was and now and was.order != now.order)
        made.append(Change(name, f"{section.path(name)}{line}", before, old, new, note))
    return made


def lost(section: Section, made: Iterable[Change]) -> set[str]:
    """The numbers and names that changed files had before, and now have less often or not at all.

    What is printed as before counts as there: a number that was typed may be counted now.
    """
    gone, texts = set[str](), {n: text for n, text in section.texts().items() if n not in LANGUAGES}
    for change in made:
        if change.before is not None and change.name not in LANGUAGES:
            with suppress(ValueError, SyntaxError):  # it could not be read before
                gone |= outlived.lost(change.name, change.before, texts.get(change.name, ""))
            texts.pop(change.name, None)
    printed = (outlived.vocabulary(n, text) for n, text in texts.items() if n.endswith(".out"))
    return gone.difference(*printed)


def outlive(section: Section, made: Iterable[Change]) -> list[Outlived]:
    """The numbers and names in its words that what it shows had when they were read, and has no more."""
    gone, found = lost(section, made), []
    for language, place in section.places.items():
        file = section.path(language)
        for offset, text, shown in place.pieces:
            for start, end, word in () if shown else sorted(outlived.places(text, gone)):
                line = place.page.line(offset + start)
                found.append(Outlived(f"{file}:{line}", text[start:end], word))
    return found


def fault(section: Section, held: Prints) -> Fault:
    """What an author is told of a section whose words are to be read: what changed, where, what to type."""
    first, *others = (section.where(language) for language in section.places)
    file, line = first.rsplit(":", 1)
    again = f"{' and at '.join(['here', *others])}: nox -s reread -- {section.name}"
    if not held:
        beside = " beside what it shows" * bool(section.files)
        what = f"the words of {section.name} have not been read{beside}; read them, {again}"
        return Fault(file, int(line), what)
    made = changes(section, held)
    what = f"{section.name} shows something else than when its words were read"
    if all(change.name in LANGUAGES for change in made):
        what = f"the words of {section.name} fix something else than when they were read"
    text = f"{what}: {', '.join(change.file for change in made)}; read them again, {again}"
    if left := outlive(section, made):
        beyond = f" and {len(left) - TOLD} more" * (len(left) > TOLD)
        said = ", ".join(f"{each.said} in {each.where}" for each in left[:TOLD])
        text += f"\n    the words still have {said}{beyond}; what is shown has that no more, or less often"
    for change in made:
        if shown := change.diff():
            more = [f"... {len(shown) - TOLD} lines more"] * (len(shown) > TOLD)
            text += "".join(f"\n    {line}" for line in [change.file, *shown[:TOLD], *more])
    return Fault(file, int(line), text)


def code(name: str, prints: Prints, held: Prints) -> str:
    """Four hex digits for what the section of a name shows, and what its line says: who saw it knows them.

    Its words may be mended after they were read.
    """
    facts = [
        sorted((file, each.facts, each.order, each.said) for file, each in side.items())
        for side in (of_files(prints), held)
    ]
    return fingerprint(repr((name, facts)))[:4]
