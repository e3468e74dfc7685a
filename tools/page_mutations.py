"""Ways to make a page false: each yields, for every place that it finds, the pages as they would then stand.

A mutation of one page changes one language only, as a slip does; one of both changes the two twins alike, as
somebody does who is wrong. The programs and what they print stay as they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from book.index import Site
from book.pages import LANGUAGES, Page

Changed = Iterator[tuple[int, list[Page]]]  # the line, and the pages that differ from the site's
Mutation = Callable[[list[Page]], Changed]

NUMBER = re.compile(r"(?<![\w.#/(-])\d+(?:\.\d+)?(?![\w.)/%-])")
CODE = re.compile(r"(?<!`)`([A-Za-z_][\w.]*)(?:\(\))?`(?!`)")
PARAGRAPH = re.compile(r"(?<=\n\n)(?=[^\s`<#|!?\[:*-])[^\n]+\n(?=\n)")
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
    for page in twins:
        for m in NUMBER.finditer(page.prose):
            yield page.line(m.start()), [edit(page, *m.span(), _next(m[0]))]


def number_on_both_pages(twins: list[Page]) -> Changed:
    yield from _on_both(twins, NUMBER, lambda page: page.prose, lambda m: _next(m[0]))


def code_word_on_one_page(twins: list[Page]) -> Changed:
    for page in twins:
        for m in CODE.finditer(page.words):
            yield page.line(m.start()), [edit(page, *m.span(1), m[1] + "s")]


def code_word_on_both_pages(twins: list[Page]) -> Changed:
    yield from _on_both(twins, CODE, lambda page: page.words, lambda m: m[0].replace(m[1], m[1] + "s"))


def paragraph_dropped(twins: list[Page]) -> Changed:
    for page in twins:
        for m in PARAGRAPH.finditer(page.prose):
            yield page.line(m.start()), [edit(page, *m.span(), "")]


def sentence_inverted(twins: list[Page]) -> Changed:
    for page in twins:
        for m in NEGATION[page.path.parent.name].finditer(page.prose):
            yield page.line(m.start()), [edit(page, *m.span(), "")]


def link_moved(twins: list[Page]) -> Changed:
    for page in twins:
        anchors = sorted(page.anchors)
        for m in LINK.finditer(page.source):
            if others := [name for name in anchors if name != m["anchor"]]:
                yield page.line(m.start()), [edit(page, *m.span(), f"]({page.path.name}#{others[0]})")]


def _next(number: str) -> str:
    """A number that is one higher in its last digit's place."""
    whole, point, part = number.partition(".")
    return f"{whole}.{int(part) + 1}" if point else str(int(whole) + 1)


def _on_both(
    twins: list[Page],
    pattern: re.Pattern[str],
    text: Callable[[Page], str],
    change: Callable[[re.Match[str]], str],
) -> Changed:
    """The same place in both twins changed alike, by its number among those that say the same."""
    first, second = twins
    places: dict[str, list[re.Match[str]]] = {}
    for m in pattern.finditer(text(second)):
        places.setdefault(m[0], []).append(m)
    seen: dict[str, int] = {}
    for m in pattern.finditer(text(first)):
        number = seen[m[0]] = seen.get(m[0], -1) + 1
        if number < len(places.get(m[0], ())):
            twin = places[m[0]][number]
            both = [(first, m), (second, twin)]
            yield first.line(m.start()), [edit(page, *found.span(), change(found)) for page, found in both]


MUTATIONS: dict[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        number_on_one_page, number_on_both_pages, code_word_on_one_page, code_word_on_both_pages,
        paragraph_dropped, sentence_inverted, link_moved,
    )
}  # fmt: skip


def mutants(site: Site, kinds: Iterable[str] = MUTATIONS) -> Iterator[PageMutant]:
    """All mutants of these kinds, of all pages that have a twin."""
    pages = {(page.path.parent.name, page.path.name): page for page in site.pages}
    for language, name in pages:
        twins = [pages[one, name] for one in LANGUAGES if (one, name) in pages]
        if language == LANGUAGES[0] and len(twins) == len(LANGUAGES):
            for mutation in kinds:
                for line, changed in MUTATIONS[mutation](twins):
                    yield PageMutant(mutation, f"{site.name(changed[0])}:{line}", changed)


def applied(site: Site, mutant: PageMutant) -> Site:
    """The site with the mutant's pages in place of its own."""
    changed, result = {page.path: page for page in mutant.pages}, Site(site.root)
    for page in site.pages:
        result.add(changed.get(page.path, page))
    return result
