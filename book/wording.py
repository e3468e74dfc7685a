"""What the words of a section fix: the claims, numbers, code and links in them, and how often they say no.

A sentence that is only said in other words keeps all of these; one that is turned into its opposite, or whose
number is changed, does not. So by them it is known whether words are still those that somebody read.
"""

import re
from collections.abc import Iterator

from book import notes, number_words
from book.pages import CODE, FIGURE, LINK, Page

# Blocks that no run tells of where both twins change them.
SHARED = ("check", "console", "diagram", "plot", "error", "api", "differences")
SHOWN = ("program", "attempt", "transcript")
NEGATION = {
    "en": re.compile(
        r"\b(?:not?|never|without|nothing|none|nobody|nowhere|neither|nor|cannot)\b|n't\b", re.IGNORECASE
    ),
    "zh": re.compile(r"[不没无]|未(?!来)|非(?!常)|(?<![区分特类级个识])别(?![的处人名])"),
}


def facts(page: Page, start: int, end: int) -> str:
    """What the words in a stretch of a page fix, a line each, each kind in the order of the text."""
    return "\n".join(_facts(page, start, end))


def _facts(page: Page, start: int, end: int) -> Iterator[str]:
    blocks = page.blocks_in(start, end)
    for block in blocks:
        if block.kind in SHARED:
            yield " ".join(filter(None, [block.kind, block.of, block.text.strip()]))
    # Words stand beside what they speak of: two programs that change places are two false sentences.
    if len(shown := [block.text for block in blocks if block.kind in SHOWN]) > 1:
        yield f"shown in this order: {', '.join(shown)}"
    for number in _numbers(page, start, end):
        yield f"number {number}"
    for match in CODE.finditer(page.words, start, end):
        yield f"code {match[1].removesuffix('()')}"
    for match in FIGURE.finditer(page.prose, start, end):
        yield f"figure {match['name']}"
    for match in LINK.finditer(page.prose, start, end):
        target = match["target"] or match["href"]
        # Where a section moves to another page, its anchor stays.
        yield f"link {target if ':' in target else target.rpartition('#')[2]}"
    for block in blocks:
        if block.kind == "program" and len(order := _order(notes.below(page, block))) > 1:
            yield f"notes of {block.text} by their lengths: {', '.join(map(str, order))}"
    negations = NEGATION[page.language].findall(page.spoken, start, end)
    yield f"negations: {len(negations)}"


def _numbers(page: Page, start: int, end: int) -> list[str]:
    """Numerals and number words, by what they mean."""
    found = [
        (m.start(), number_words.plain(m[0])) for m in number_words.NUMERAL.finditer(page.spoken, start, end)
    ]
    said = number_words.words(page.spoken, start, end)
    return [
        number for _, number in sorted([*found, *((at, str(number_words.value(word))) for at, word in said)])
    ]


def _order(held: list[str]) -> list[int]:
    """The numbers of notes from the shortest to the longest: it changes where two of them are swapped."""
    return sorted(range(1, len(held) + 1), key=lambda number: (len(held[number - 1]), held[number - 1]))
