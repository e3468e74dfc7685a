"""A chapter can be read in one sitting, and ends with what to remember.

The chapters are the pages in the groups of the navigation, without the last two, which are for looking up,
and the families of the catalogue of errors.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from book.index import Found, Site, subject
from book.pages import HEADING, ITEM, Page
from harness.fault import Fault
from harness.files import read

GROUP = re.compile(r"^  - [^:\n]+:\n((?:^ {6}- \S+\n?)+)", re.MULTILINE)
PAGE = re.compile(r"\S+\.md$", re.MULTILINE)
NEXT = re.compile(r"^(?:Next: |下一页：)\[[^\]]*\]\((?P<page>[\w.-]+\.md)", re.MULTILINE)
LONGEST = {"en": 1100, "zh": 1700}  # words in English, characters in Chinese
WORD = {"en": re.compile(r"\S*\w\S*"), "zh": re.compile(r"[\u3400-\u9fff]")}
# What is written for Markdown and not for readers: directives, where links lead, attributes.
FORM = re.compile(r"<!--.*?-->|\]\([^)\n]*\)|\{[^}\n]*\}")
HEADINGS = 10  # below the title
SPLIT = "split it by what readers want to do"
LOOKED_UP = 2  # groups at the end of the navigation
SUMMARY, FEWEST, MOST = "summary", 3, 5


def account(site: Site) -> Found:
    """Every chapter keeps within these limits, and its last section is a summary of three to five items."""
    names, follow = chapters(site.root), _following(site.root)
    for page in site.pages:
        name = site.name(page)
        if subject(name) in names:
            for line, text in wrong(page):
                yield Fault(name, line, text), {subject(name)}
        after = follow.get(subject(name), [])
        for match in NEXT.finditer(page.prose) if after else ():
            if match["page"] not in after:
                text = f"its next page is {after[0]}, by nav in mkdocs.yml; let this line lead there"
                yield Fault(name, page.line(match.start()), text), {subject(name)}


def _following(root: Path) -> dict[str, list[str]]:
    """By chapter the page that comes after it, and the first after it that is no page of exercises."""
    order, first_to_last = in_order(groups(root)), {*in_order(groups(root)[:-LOOKED_UP])}
    return {
        name: [*order[i : i + 1], *[other for other in order[i:] if not other.endswith("-exercises.md")][:1]]
        for i, name in enumerate(order, 1)
        if name in first_to_last
    }


def chapters(root: Path) -> set[str]:
    """The chapters, as the navigation of ``root`` names them."""
    parts = groups(root)
    errors = {name for name in in_order(parts) if name.startswith("errors-")}
    return {*in_order(parts[:-LOOKED_UP])} | errors


def in_order(parts: list[str]) -> list[str]:
    """The pages of groups of the navigation, as they stand there."""
    return [name for part in parts for name in PAGE.findall(part)]


def groups(root: Path) -> list[str]:
    """The lines of each group of the navigation."""
    text = read(root, "mkdocs.yml") if (root / "mkdocs.yml").is_file() else ""
    return GROUP.findall(f"\n{text}".partition("\nnav:\n")[2])


def wrong(page: Page) -> Iterator[tuple[int, str]]:
    """What is wrong with the form of a chapter, each with its line."""
    language = page.language
    length = len(WORD[language].findall(FORM.sub(" ", page.words)))
    if length > LONGEST[language]:
        unit = {"en": "words", "zh": "characters"}[language]
        yield 1, f"has {length} {unit}, of at most {LONGEST[language]}; {SPLIT}"
    headings = list(HEADING.finditer(page.prose))[1:]
    if len(headings) > HEADINGS:
        yield page.line(headings[HEADINGS].start()), f"has more than {HEADINGS} headings; {SPLIT}"
    last = page.sections[-1]
    items = len(ITEM.findall(page.prose, last.start, last.end))
    if last.anchor != SUMMARY or not FEWEST <= items <= MOST:
        text = f"a chapter ends with a section {{ #{SUMMARY} }}, a list of {FEWEST} to {MOST} items; write it"
        yield page.line(last.start), text
