"""Ways to make a page false: each yields, for every place that it finds, the pages as they would then stand.

A mutation of one page changes one language only, as a slip does; one of both changes the two twins alike, as
somebody does who is wrong. The programs and what they print stay as they are, and lines stay where they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from book import notes, number_words, senses
from book.index import Site
from book.pages import LANGUAGES, Block, Page

Changed = Iterator[tuple[int, list[Page]]]  # the line, and the pages that differ from the site's
Mutation = Callable[[list[Page]], Changed]
Text = Callable[[Page], str]  # what of a page is looked through, at the same offsets
Change = Callable[[re.Match[str]], str]

NUMBER = re.compile(r"(?<![\w.#/(-])\d+(?:\.\d+)?(?![\w.)/%-])")
CODE = re.compile(r"(?<!`)`([A-Za-z_][\w.]*)(?:\(\))?`(?!`)")
PARAGRAPH = re.compile(r"(?<=\n\n)(?=[^\s`<#|!?\[:*-])[^\n]+\n(?=\n)")
# Not those of book/wording.py: a mistake is made by who does not know by what it will be noticed.
NEGATION = {
    "en": re.compile(r" (?:not|never|no longer)(?= )"),
    "zh": re.compile(r"(?<=[\u4e00-\u9fff])不(?=[\u4e00-\u9fff])"),
}
LINK = re.compile(r"\]\((?P<page>[\w.-]*\.md)#(?P<anchor>[\w-]+)\)")


@dataclass(frozen=True)
class PageMutant:
    """Pages that no longer say the truth; ``where`` is the place in the first of them."""

    mutation: str
    where: str
    pages: list[Page]

    @property
    def name(self) -> str:
        return f"{self.where}:{self.mutation}"


def edit(page: Page, start: int, end: int, text: str) -> Page:
    """The page with a part of its source replaced."""
    return Page(page.path, page.source[:start] + text + page.source[end:])


def number_on_one_page(twins: list[Page]) -> Changed:
    yield from _on_one(twins, NUMBER, lambda page: page.prose, lambda m: _next(m[0]))


def number_on_both_pages(twins: list[Page]) -> Changed:
    yield from _on_both(twins, NUMBER, lambda page: page.prose, lambda m: _next(m[0]))


def number_word_on_one_page(twins: list[Page]) -> Changed:
    yield from _on_one(twins, number_words.WORD, lambda page: page.prose, lambda m: _more(m[0]))


def number_word_on_both_pages(twins: list[Page]) -> Changed:
    yield from _on_both(twins, number_words.WORD, lambda page: page.prose, lambda m: _more(m[0]), _meant)


def code_word_on_one_page(twins: list[Page]) -> Changed:
    yield from _on_one(twins, CODE, lambda page: page.words, lambda m: m[0].replace(m[1], m[1] + "s"))


def code_word_on_both_pages(twins: list[Page]) -> Changed:
    yield from _on_both(twins, CODE, lambda page: page.words, lambda m: m[0].replace(m[1], m[1] + "s"))


def paragraph_dropped(twins: list[Page]) -> Changed:
    yield from _on_one(twins, PARAGRAPH, lambda page: page.prose, lambda _: "\n")


def sentence_inverted(twins: list[Page]) -> Changed:
    for page in twins:
        yield from _on_one([page], NEGATION[page.language], lambda page: page.prose, lambda _: "")


def opposite_put(twins: list[Page]) -> Changed:
    yield from _turned(twins, ordinals=False)


def ordinal_changed(twins: list[Page]) -> Changed:
    yield from _turned(twins, ordinals=True)


def notes_swapped(twins: list[Page]) -> Changed:
    first, second = twins
    for block, twin in zip(first.blocks, second.blocks, strict=False):
        sides = [(page, its, notes.below(page, its)) for page, its in ((first, block), (second, twin))]
        if block.kind == "program" and all(len(held) > 1 for _, _, held in sides):
            yield block.line, [_swapped(*side) for side in sides]


def check_removed(twins: list[Page]) -> Changed:
    first, second = twins
    for block, twin in zip(first.blocks, second.blocks, strict=False):
        if block.kind == "check":
            yield block.line, [edit(p, b.start, b.end, "") for p, b in ((first, block), (second, twin))]


def link_moved(twins: list[Page]) -> Changed:
    for page in twins:
        anchors = sorted(page.anchors)
        for m in LINK.finditer(page.source):
            if others := [name for name in anchors if name != m["anchor"]]:
                yield page.line(m.start()), [edit(page, *m.span(), f"]({page.path.name}#{others[0]})")]


def _turned(twins: list[Page], ordinals: bool) -> Changed:
    """One of another sense in place of a word that turns its sentence: of ordinals only, or of all others."""
    for page in twins:
        language = page.language
        for m in senses.PATTERN[language].finditer(page.spoken):
            sense = senses.sense(language, m["word"]) if m["word"] and "\n" not in m["word"] else ""
            if sense in senses.NEXT[language] and (sense in senses.COUNTING[language]) == ordinals:
                yield page.line(m.start()), [edit(page, *m.span("word"), senses.NEXT[language][sense])]


def _next(number: str) -> str:
    """A number that is one higher in its last digit's place."""
    whole, point, part = number.partition(".")
    return f"{whole}.{int(part) + 1}" if point else str(int(whole) + 1)


def _more(word: str) -> str:
    """The word for a number that is one higher; after ten, nine."""
    row = number_words.ENGLISH if word.isascii() else number_words.CHINESE
    place = number_words.value(word) - 2
    return row[place + 1 if place + 1 < len(row) else place - 1]


def _meant(match: re.Match[str]) -> str:
    return str(number_words.value(match[0]))


def _swapped(page: Page, program: Block, held: list[str]) -> Page:
    """The page with the first two notes under a program in each other's place."""
    first, second = (note.strip().partition("\n")[0] for note in held[:2])
    one = page.source.index(first, program.end)
    other = page.source.index(second, one + len(first))
    return edit(edit(page, other, other + len(second), first), one, one + len(first), second)


def _on_one(twins: list[Page], pattern: re.Pattern[str], text: Text, change: Change) -> Changed:
    """Each place in one of the twins changed, and the other left as it is."""
    for page in twins:
        for m in pattern.finditer(text(page)):
            yield page.line(m.start()), [edit(page, *m.span(), change(m))]


def _on_both(
    twins: list[Page],
    pattern: re.Pattern[str],
    text: Text,
    change: Change,
    meant: Change = lambda match: match[0],
) -> Changed:
    """The same place in both twins changed alike, by its number among those that mean the same."""
    first, second = twins
    places: dict[str, list[re.Match[str]]] = {}
    for m in pattern.finditer(text(second)):
        places.setdefault(meant(m), []).append(m)
    seen: dict[str, int] = {}
    for m in pattern.finditer(text(first)):
        number = seen[meant(m)] = seen.get(meant(m), -1) + 1
        if number < len(places.get(meant(m), ())):
            twin = places[meant(m)][number]
            both = [(first, m), (second, twin)]
            yield first.line(m.start()), [edit(page, *found.span(), change(found)) for page, found in both]


MUTATIONS: dict[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        number_on_one_page, number_on_both_pages, number_word_on_one_page, number_word_on_both_pages,
        code_word_on_one_page, code_word_on_both_pages, paragraph_dropped, sentence_inverted, opposite_put,
        ordinal_changed, notes_swapped, check_removed, link_moved,
    )
}  # fmt: skip


def mutants(site: Site, kinds: Iterable[str] = MUTATIONS) -> Iterator[PageMutant]:
    """All mutants of these kinds, of all pages that have a twin."""
    pages = {(page.language, page.path.name): page for page in site.pages}
    for language, name in pages:
        twins = [pages[one, name] for one in LANGUAGES if (one, name) in pages]
        if language == LANGUAGES[0] and len(twins) == len(LANGUAGES):
            for mutation in kinds:
                for line, changed in MUTATIONS[mutation](twins):
                    yield PageMutant(mutation, f"{site.name(changed[0])}:{line}", changed)


def applied(site: Site, mutant: PageMutant) -> Site:
    """The site with the mutant's pages in place of its own."""
    changed = {page.path: page for page in mutant.pages}
    return site.with_pages(changed.get(page.path, page) for page in site.pages)
