"""Where a page says that Python changed, a transcript shows it; releases that it names were run or linked."""

import re
from collections.abc import Iterator

from book import excuses, proof
from book.index import Found, Site
from book.pages import Page
from book.shelf import Shelf, changes
from harness import examples
from harness.fault import Fault, FaultError

VERSION = re.compile(r"(?<![\w./-])3\.\d+(?:\.\d+)?(?![\w./]*[\w/])")
SOURCE = re.compile(r"\]\(https://(?:github\.com/python|docs\.python\.org)/")
LINKED = "show it, link to where it is shown or to Python's source, or give a reason in book/excuses.toml"
# What stands before and after a version in which something changed, and whether it holds from there upward.
BOUNDS = [
    (r"[Ff]rom (?:Python )?", " on", True),
    (r"[Ss]ince (?:Python )?", "", True),
    ("", " (?:and|or) newer", True),
    (r"[Uu]p to (?:Python )?", "", False),
    ("", " (?:and|or) (?:older|earlier)", False),
    ("", " ?起", True),
    ("", " ?或更新", True),
    ("", " ?及更早", False),
    ("", " ?及以前", False),
    ("到 (?:Python )?", " ?为止", False),
]
MINOR = 2  # numbers in a version that is not of a release, as in 3.13
FIRST = (3, 6)  # what looks like an older version is a number of seconds, say


def account(site: Site) -> Found:
    """Every version in which something changed is that of a transcript near by; every release was run."""
    yield from excuses.without(unproved(site))


def unproved(site: Site) -> Iterator[excuses.Told]:
    """What is said of versions and nothing shows, excused or not."""
    shelf, run = Shelf(site), _run(site)
    for page in site.pages:
        name = site.name(page)
        for section in page.sections:
            for said in VERSION.finditer(page.words, section.start, section.end):
                line = page.source[page.source.rfind("\n", 0, said.start()) + 1 :].partition("\n")[0]
                number = proof.number(said[0])
                if not run or number < FIRST or SOURCE.search(line):
                    continue
                told = _unchanged(page, said, number, shelf.changes(page, section))
                if not any(number == other[: len(number)] for other in run):
                    told = told or f"names Python {said[0]}, which nobody ran"
                if told:
                    fault = Fault(name, page.line(said.start()), f"{told}; {LINKED}")
                    yield excuses.key(site, page, section), said[0], fault


def _unchanged(
    page: Page, said: re.Match[str], number: tuple[int, ...], changes: set[tuple[int, ...]]
) -> str:
    """What is wrong with a version as the one in which something changed; "" if it is not said to be that."""
    for before, after, upward in BOUNDS if len(number) == MINOR else ():
        if _between(page, said, before, after):
            first = number if upward else (number[0], number[1] + 1)
            if first in changes:
                return ""
            told = f"says that something changed {'in' if upward else 'after'} Python {said[0]}"
            shown = ".".join(map(str, first))
            return f"{told}, and no transcript of its section or links is for {shown} and newer"
    return ""


def _between(page: Page, said: re.Match[str], before: str, after: str) -> bool:
    """Whether a version stands between these words."""
    ahead = page.words[max(said.start() - 20, 0) : said.start()]
    behind = page.words[said.end() : said.end() + 20]
    return re.search(rf"(?:{before})$", ahead) is not None and re.match(after, behind) is not None


def _run(site: Site) -> set[tuple[int, ...]]:
    """The versions of Python that have run examples, and those that transcripts are for."""
    try:
        run = {proof.number(version) for version in proof.load(site.root).pythons}
    except FaultError:  # the account of the proof says so
        return set()
    return run.union(*(changes(example) for example in examples.find(site.root)))
