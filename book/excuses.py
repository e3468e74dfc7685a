"""What pages name and nothing that was run shows, each with the reason: excuses.toml."""

from collections.abc import Iterable
from functools import cache

from book.index import Found, Site, subject
from book.pages import Page, Section
from harness.fault import Fault, FaultError
from harness.files import read_toml
from harness.paths import ROOT

NAME = "book/excuses.toml"
Told = tuple[str, str, Fault]  # a section, by page#anchor; what it names; what is wrong with that


@cache
def load() -> dict[str, dict[str, str]]:
    """The excuses: by section, page#anchor, what it names and why. Raises FaultError where they are none."""
    held = read_toml(ROOT, NAME)
    for section, excused in held.items():
        if not isinstance(excused, dict) or not all(isinstance(why, str) for why in excused.values()):
            text = f"{section}: write the section as a table, each text with its reason"
            raise FaultError(Fault(NAME, 1, text))
    return held


def key(site: Site, page: Page, section: Section) -> str:
    """A section by its page and anchor, the same in both languages: ``queues#fifo``."""
    return f"{subject(site.name(page)).removesuffix('.md')}#{section.anchor}"


def without(told: Iterable[Told]) -> Found:
    """What is not excused. Raises FaultError where the excuses cannot be read."""
    excused = load()
    for where, text, fault in told:
        if text not in excused.get(where, ()):
            yield fault, {subject(fault.file)}
