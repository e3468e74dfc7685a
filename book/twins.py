"""What the twins of a page owe each other: the same skeleton, the same facts, and each its own language.

The words differ, for each language is written by itself. What both must name is the same: as many paragraphs,
and the same figures, numbers and code in them, section by section.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import islice, permutations

from book import number_words
from book.index import Found, Site, subject
from book.number_words import NUMERAL
from book.pages import ADMONITION, CODE, FIGURE, HEADING, LANGUAGES, ROW, Page, Section, plain, spaces
from harness.fault import Fault

HAN = re.compile(r"[\u3400-\u9fff]")
FULL_WIDTH = re.compile("[，。；：！？]")
WRITTEN = {"zh": "simplified Chinese", "en": "half width, as English is"}
WORD = re.compile(r"[A-Za-z]{2,}")
FEW = 3  # Latin words in a row that a Chinese sentence may consist of: a name, a term
HEADINGS = re.compile(r"^#+ .*", re.MULTILINE)
# A Chinese heading of these alone; from three words on it quotes a text, which book/mentions.py looks for.
TWO_WORDS = re.compile(r"#+ [A-Za-z]{2,} [A-Za-z]{2,} *(?:\{.*)?")
# The title of a note without a Chinese letter; code in it is blanked out. That of a tab is a name, and so is
# one with a version.
NOTE = re.compile(rf'{ADMONITION.pattern} *"(?P<title>[^"\n\u3400-\u9fff]*)"', re.MULTILINE)
Side = tuple[Page, Section]
OTHER = "has the other language here: {}; write it in the page's own"


def _pairs(site: Site) -> Iterator[tuple[Page, Page]]:
    """The pages that stand in both languages, each with its twin."""
    trees = _trees(site)
    first, *others = LANGUAGES
    for other in others:
        for name in sorted(trees[first].keys() & trees[other].keys()):
            yield trees[first][name], trees[other][name]


def _trees(site: Site) -> dict[str, dict[str, Page]]:
    """The pages by language, and by their path there."""
    trees: dict[str, dict[str, Page]] = {language: {} for language in LANGUAGES}
    for page in site.pages:
        language, _, name = site.name(page).removeprefix("docs/").partition("/")
        trees[language][name] = page
    return trees


def skeleton(site: Site) -> Found:
    """Every page stands in both languages, with the same skeleton."""
    trees = _trees(site)
    for one, other in permutations(LANGUAGES, 2):
        for name in sorted(trees[one].keys() - trees[other].keys()):
            text = f"has no twin; write docs/{other}/{name}, or take this one away"
            yield Fault(f"docs/{one}/{name}", 1, text), {name}
    for page, twin in _pairs(site):
        for fault in _differ(site, page, twin):
            yield fault, {subject(site.name(page))}


def _differ(site: Site, one: Page, other: Page) -> Iterator[Fault]:
    """Where the skeletons of two twins part first; what differs further down mostly follows from it."""
    ours, theirs = one.bones, other.bones
    match = SequenceMatcher(None, [bone for bone, _ in ours], [bone for bone, _ in theirs], autojunk=False)
    for tag, i, _, j, _ in match.get_opcodes():
        if tag == "replace":
            (bone, line), (different, there) = ours[i], theirs[j]
            text = f"has here: {_line(bone)}; {site.name(other)}:{there} has: {_line(different)}"
            yield Fault(site.name(one), line, f"{text}; make them the same")
        elif tag == "delete":
            text = f"only this page has here: {_line(ours[i][0])}; give {site.name(other)} the same"
            yield Fault(site.name(one), ours[i][1], text)
        elif tag == "insert":
            text = f"only this page has here: {_line(theirs[j][0])}; give {site.name(one)} the same"
            yield Fault(site.name(other), theirs[j][1], text)
        if tag != "equal":
            return


def _line(text: str) -> str:
    return text.partition("\n")[0]


def tongues(site: Site) -> Found:
    """Each page is in its own language: a translator may stop half-way, and come back another day."""
    for page in site.pages:
        name = site.name(page)
        for heading in HEADINGS.finditer(page.spoken):
            if TWO_WORDS.fullmatch(heading[0]) if page.language == "zh" else HAN.search(heading[0]):
                line = page.line(heading.start())
                told = OTHER.format(page.source.splitlines()[line - 1].partition(" {")[0])
                yield Fault(name, line, told), {subject(name)}
        for note in NOTE.finditer(page.spoken if page.language == "zh" else ""):
            is_name = note["sign"] == "===" or re.search(r"\d", note["title"])
            if 0 < len(WORD.findall(note["title"])) <= FEW and not is_name:
                line = page.line(note.start("title"))
                told = OTHER.format(page.source.splitlines()[line - 1].strip())
                yield Fault(name, line, told), {subject(name)}
        text = HEADINGS.sub(spaces, page.spoken)
        for sentence in re.finditer(r"[^\n。！？；]+", ROW.sub(spaces, text)):
            chinese = HAN.search(sentence[0])
            foreign = (
                chinese if page.language == "en" else not chinese and len(WORD.findall(sentence[0])) > FEW
            )
            if foreign:
                start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
                told = OTHER.format(f"{page.source[start : sentence.end()].strip()[:60]} …")
                yield Fault(name, page.line(start), told), {subject(name)}
                break
        else:
            yield from _stray(name, page)


def _stray(name: str, page: Page) -> Found:
    """The first letter that belongs to another script than the page's."""
    language = page.language
    pattern, text = (HAN, page.spoken) if language == "zh" else (FULL_WIDTH, ROW.sub(spaces, page.spoken))
    for letter in pattern.finditer(text):
        if not _is_simplified(letter[0]):
            told = f"has {letter[0]} here; write it in {WRITTEN[language]}"
            yield Fault(name, page.line(letter.start()), told), {subject(name)}
            return


@cache
def _is_simplified(letter: str) -> bool:
    """Whether it is of simplified Chinese, whose first standard has no traditional letters."""
    return HAN.match(letter) is not None and bool(letter.encode("gb2312", "ignore"))


def facts(site: Site) -> Found:
    """Section by section, twins have as many paragraphs, and the same figures, numbers and code in them."""
    for one, other in _pairs(site):
        for ours, theirs in zip(one.sections, other.sections, strict=False):
            sides = (one, ours), (other, theirs)
            # What else differs mostly follows from the first difference.
            found = (fault for rule in (_unquoted, _uneven, _unsaid) for fault in rule(site, *sides))
            for fault in islice(found, 1):
                yield fault, {subject(site.name(one))}


def _unquoted(site: Site, *sides: Side) -> Iterator[Fault]:
    """What a Chinese heading quotes and its twin does not, word for word."""
    (page, section), (twin, there) = sides
    for heading in HEADING.finditer(page.prose, section.start, section.end):
        said = plain(twin.source[there.start : there.end].partition("\n")[0])
        for offset, text in page.quotations(heading):
            if text not in said:
                place = f"{site.name(twin)}:{_top(twin, there)}"
                told = f"its heading quotes {text}, and the one at {place} does not; quote the same in both"
                yield Fault(site.name(page), page.line(offset), told)


def _uneven(site: Site, *sides: Side) -> Iterator[Fault]:
    """Where two sections part, the coarsest difference first; each with its page, and what is said there."""
    places = [f"{site.name(page)}:{_top(page, section)}" for page, section in sides]
    counts = [_paragraphs(page, section) for page, section in sides]
    named = [_named(*side) for side in sides]
    for i, (page, section) in enumerate(sides):
        if counts[i] < counts[1 - i]:
            text = f"this section has {counts[i]} paragraphs, and {places[1 - i]} has {counts[1 - i]}"
            yield Fault(site.name(page), _top(page, section), f"{text}; say the same in both")
    for i, (page, _) in enumerate(sides):
        for thing in sorted(named[i].keys() - named[1 - i].keys(), key=named[i].__getitem__):
            text = (
                f"says {thing}, and the section at {places[1 - i]} does not; name it in both, or in neither"
            )
            yield Fault(site.name(page), page.line(named[i][thing]), text)


def _unsaid(site: Site, *sides: Side) -> Iterator[Fault]:
    """The numbers that one section says in words and the other one does not."""
    said = [list(number_words.words(page.spoken, s.start, s.end)) for page, s in sides]
    for i, (page, _) in enumerate(sides):
        twin, there = sides[1 - i]
        held = {number_words.value(word) for _, word in said[1 - i]}
        if number_words.TWO.search(twin.spoken, there.start, there.end):
            held.add(2)
        for offset, word in said[i]:
            if number_words.value(word) not in held:
                text = f"says {word}, and the section at {site.name(twin)}:{_top(twin, there)} does not"
                yield Fault(site.name(page), page.line(offset), f"{text}; say it in both, or in neither")


def _top(page: Page, section: Section) -> int:
    """The line with which a section begins."""
    text = page.source[section.start : section.end]
    return page.line(section.start + len(text) - len(text.lstrip()))


def _paragraphs(page: Page, section: Section) -> int:
    """How many pieces of text blank lines part from each other."""
    text = re.sub(r"<[^>]*>", "", page.words[section.start : section.end])
    return sum(bool(piece.strip()) for piece in re.split(r"\n\s*\n", text))


def _named(page: Page, section: Section) -> dict[str, int]:
    """The code and figures of a section, each once, and all its numerals, with their offsets."""
    found: dict[str, int] = {}
    seen: dict[str, int] = {}
    for pattern, text in ((CODE, page.words), (FIGURE, page.prose), (NUMERAL, page.spoken)):
        for match in pattern.finditer(text, section.start, section.end):
            name, times = match[0], 1
            if pattern is NUMERAL:
                name = number_words.plain(name)
                times = seen[name] = seen.get(name, 0) + 1
            found.setdefault(name if times == 1 else f"{name} {times} times", match.start())
    return found
