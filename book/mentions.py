"""Code that a page names in its text must be found in what was run.

A name is looked for in the programs, transcripts and sessions of its section, of its page, and of what the
section links to. Where the section shows something, a heading's is looked for there only; where it does not,
one in a list or table is looked for in what the same line links to. Arguments count: ``get(timeout=0.2)`` is
not found where a program says ``get(timeout=0.5)``. Else it is a name of the standard library, or stands in
excuses.toml, by section, with the reason why it is found nowhere.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from book import excuses
from book.index import Found, Site
from book.pages import CODE, HEADING, Page, Section
from book.shelf import Code, Shelf
from book.standard import is_standard
from harness.fault import Fault

# An exit code or a number of seconds; versions look like the latter (book.versions).
MEASURED = re.compile(r"(?<![\w/.)#-])(?:[-−]\d+|(?!3\.)\d+\.\d+)(?![\w.]*\w)")
MADE = {"site", "node_modules"}  # folders that commands make
ADVICE = "quote it as it is there, link to where it is shown, or give a reason in book/excuses.toml"


def account(site: Site) -> Found:
    """Every name in backticks, and every text that a heading quotes, is found where it belongs."""
    yield from excuses.without(unfound(site))


def unfound(site: Site) -> Iterator[excuses.Told]:
    """The code that is found nowhere, excused or not."""
    shelf = Shelf(site)
    for page in site.pages:
        name = site.name(page)
        headings = {m.start(): m for m in HEADING.finditer(page.prose)}
        for section in page.sections:
            heading = headings.get(section.start)
            for offset, text in _quoted(page, section, heading if page.language == "zh" else None):
                in_heading = heading is not None and offset < heading.end()
                around = shelf.around(page, section, offset, in_heading)
                code = Code(text)
                if any(there.has(code) for there in around) or _is_file(site.root, text) or is_standard(text):
                    continue
                where = "that this section shows" if in_heading else "of its section, page or links"
                told = f"names {text}, and no program or transcript {where} has that; {ADVICE}"
                yield excuses.key(site, page, section), text, Fault(name, page.line(offset), told)


def _quoted(page: Page, section: Section, heading: re.Match[str] | None) -> Iterator[tuple[int, str]]:
    """A section's code and measured numbers, with offsets, and what its heading quotes, if Chinese."""
    for match in CODE.finditer(page.words, section.start, section.end):
        yield match.start(), match[1]
    for match in MEASURED.finditer(page.prose, section.start, section.end):
        yield match.start(), match[0].replace("−", "-")
    if heading:
        yield from page.quotations(heading)


def _is_file(root: Path, text: str) -> bool:
    """Whether it is a file or folder of the project and none that a command has made, or one of examples/."""
    named = re.fullmatch(r"(\w[\w.-]*)(/[\w.-]+)*/?", text)
    if named is None or named[1] in MADE:
        return False
    return (root / text).exists() or (named[2] is not None and (root / "examples" / text).exists())
