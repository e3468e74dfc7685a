"""What pages name and nothing that was run shows, each with the reason: excuses.toml."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from book.index import Found, Site, subject
from book.pages import Page, Section
from harness.fault import Fault, FaultError

NAME = "book/excuses.toml"
FILE = Path(__file__).with_name("excuses.toml")
Told = tuple[str, str, Fault]  # a section, by page#anchor; what it names; what is wrong with that


@cache
def load() -> dict[str, dict[str, str]]:
    """The excuses: by section, page#anchor, what it names and why. Raises FaultError where they are none."""
    try:
        return tomllib.loads(FILE.read_text("utf-8"))
    except ValueError as error:
        raise FaultError(Fault(NAME, 1, f'cannot be read: {error}; write "name" = "reason"')) from error


def key(site: Site, page: Page, section: Section) -> str:
    """A section by its page and anchor, the same in both languages: ``queues#fifo``."""
    return f"{subject(site.name(page)).removesuffix('.md')}#{section.anchor}"


def without(told: Iterable[Told]) -> Found:
    """What is not excused."""
    try:
        excused = load()
    except FaultError as error:
        yield error.fault, {NAME}
        return
    for where, text, fault in told:
        if text not in excused.get(where, ()):
            yield fault, {subject(fault.file)}
