"""Sections that have moved to another page: ``docs/moved.toml``, a line each, old address and new one.

An old address leads to a sign at the end of the page where the section was, which links to the section. It is
hidden, also from readers without styles; only the address that asks for it shows it (site.css).
"""

from functools import lru_cache
from pathlib import Path

from book.index import Found, Site, subject
from book.pages import LANGUAGES, Page
from book.words import WORDS
from harness.fault import Fault, FaultError
from harness.files import read, read_toml, stamp

FILE = "docs/moved.toml"


def load(root: Path) -> dict[str, str]:
    """Where sections were, and where they are now; {} without a list. Raises FaultError if it is no such."""
    written = stamp(root / FILE)
    return _load(root, written) if written else {}


@lru_cache(maxsize=4)  # each page asks
def _load(root: Path, _written: tuple[int, ...]) -> dict[str, str]:
    held = read_toml(root, FILE)
    for old, now in held.items():
        if not isinstance(now, str):
            raise FaultError(Fault(FILE, 1, f'{old} leads to no section; write "{old}" = "page#anchor"'))
    return held


def signs(root: Path, page: str) -> str:
    """The signs of a page, named by its path below ``root``, as Markdown; "" where no section has left it."""
    folder, _, name = page.rpartition("/")
    words = WORDS.get(folder.rpartition("/")[2])
    if words is None:
        return ""
    lines = [
        f'<p class="moved" id="{old.partition("#")[2]}" markdown="span" hidden="">'
        f"{words.moved.format(title=title(root / folder / f'{page}.md'), link=f'{page}.md#{anchor}')}</p>"
        for old, now in load(root).items()
        if old.partition("#")[0] == name.removesuffix(".md")
        for page, _, anchor in [now.partition("#")]
    ]
    return "".join(f"\n\n{line}" for line in lines)


def title(file: Path) -> str:
    """The title of a page; its name where it is not there, which others say."""
    return Page(file).title if file.is_file() else file.stem


def account(site: Site) -> Found:
    """A section that has moved is not where it was, and is where it is now."""
    there = {
        f"{subject(site.name(page)).removesuffix('.md')}#{anchor}"
        for page in site.pages
        if site.name(page).startswith(f"docs/{LANGUAGES[0]}/")
        for anchor in page.anchors
    }
    pages = {address.partition("#")[0] for address in there}
    for old, now in load(site.root).items():
        if old in there:
            text = f"{old} is there again; take its line out"
        elif old.partition("#")[0] not in pages or "#" not in old:
            text = f"{old} was on no page; write an old address as page#anchor, of a page that is there"
        elif now not in there:
            text = f"{old} leads to {now}, and there is no such section; say where it is"
        else:
            continue
        before = read(site.root, FILE).partition(f'"{old}" =')[0]
        yield Fault(FILE, before.count("\n") + 1, text), {FILE}
