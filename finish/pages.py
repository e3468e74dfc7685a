"""The pages of a built site as trees that the steps change, and the one way to find a place in them.

In selectolax 1.0, a node that is cloned, or copied from another document, loses the content of ``<template>``
and the capital letters of SVG elements (``linearGradient``). So nothing here is copied: HTML is inserted by
parsing it inside the page's own tree and moving the result.
"""

import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from finish.words import WORDS, Words
from harness.fault import Fault, FaultError
from harness.paths import ROOT

if TYPE_CHECKING:
    from finish.search import Section

HOME = "index.html"
NOT_FOUND = "404.html"
CANONICAL = 'head link[rel="canonical"]'
CONFIG = "script#__config"
TEXT = "-text"  # the tag of a node that is text, in selectolax


class Target(Enum):
    """From where the pages of a site will be opened."""

    SERVER = "server"  # a host of plain files
    LIVE = "live"  # the server of an author who writes: it adds a script of its own to each page
    FILES = "files"  # a disk, without a server: of finish/offline.py


class MissingError(Exception):
    """The builder's output has no place for what a step changes, or more than one: ``count`` of them."""

    def __init__(self, file: str, what: str, count: int = 0) -> None:
        super().__init__(f"expected {what} here, found {count or 'none'}")
        self.file = file


@dataclass(eq=False)
class Page:
    """One page: ``path`` is its file below the site's folder, with slashes: ``en/queues/index.html``."""

    path: str
    tree: LexborHTMLParser
    language: str

    @property
    def words(self) -> Words:
        """All that the steps write in words, in the page's language."""
        return WORDS[self.language]

    @property
    def is_home(self) -> bool:
        """Whether this is the first page of its language."""
        return self.path == self.words.folder + HOME

    @property
    def name(self) -> str:
        """The page's source below docs/<language>/, queues for queues/index.html and queues.html."""
        path = self.path.removeprefix(self.words.folder).removesuffix(".html")
        return path.removesuffix("/index")

    @cached_property
    def url(self) -> str:
        """The public address of the page."""
        return self.value(CANONICAL, "href")

    @property
    def title(self) -> str:
        """The page's own title, without the site's name."""
        return text_of(self.require('[data-md-component="header-topic"] .md-ellipsis'))

    @property
    def site_name(self) -> str:
        """What the site is called in the page's language."""
        return self.value("header a.md-logo", "title")

    def require(self, selector: str) -> LexborNode:
        """The one element that matches a CSS selector. Raises MissingError if there is none, or several."""
        found = self.tree.css(selector)
        if len(found) != 1:
            raise MissingError(self.path, f"one element {selector!r}", len(found))
        return found[0]

    def require_some(self, selector: str) -> list[LexborNode]:
        """All elements that match a CSS selector. Raises MissingError where there is none."""
        if found := self.tree.css(selector):
            return found
        raise MissingError(self.path, f"elements {selector!r}")

    def value(self, selector: str, attribute: str) -> str:
        """An attribute of the one element that matches a selector. Raises MissingError if it is not there."""
        found = self.require(f"{selector}[{attribute}]").attributes[attribute]
        return found or ""

    def script(self, start: str) -> LexborNode:
        """The one inline script that begins with this text. Raises MissingError if it is not there."""
        found = [node for node in self.tree.css("script:not([src])") if node.text().startswith(start)]
        if len(found) != 1:
            raise MissingError(self.path, f"one script that begins with {start!r}", len(found))
        return found[0]

    def read_config(self) -> dict[str, Any]:
        """The settings of the theme's scripts. Raises MissingError without addresses of site and search."""
        config: dict[str, Any] = json.loads(self.require(CONFIG).text())
        if not {"base", "search"} <= config.keys():
            raise MissingError(self.path, f"'base' and 'search' in {CONFIG!r}")
        return config

    def write_config(self, config: dict[str, Any]) -> None:
        """Change the settings of the theme's scripts."""
        self.require(CONFIG).inner_html = json.dumps(config).replace("<", r"\u003c")

    def insert_before(self, place: LexborNode, html: str) -> None:
        """Put a piece of HTML before a node of the page."""
        for node in self._nodes(html, place.parent):
            place.insert_before(node, move=True)

    def replace(self, place: LexborNode, html: str) -> None:
        """Put a piece of HTML where a node of the page was."""
        self.insert_before(place, html)
        place.decompose()

    def append(self, parent: LexborNode, html: str) -> None:
        """Put a piece of HTML at the end of an element of the page."""
        for node in self._nodes(html, parent):
            parent.insert_child(node, move=True)

    def _nodes(self, html: str, parent: LexborNode | None) -> list[LexborNode]:
        """A piece of HTML as it would be read below a parent: a cell is one in a row only."""
        holder = self.tree.create_node(parent.tag if parent is not None and parent.tag else "div")
        holder.inner_html = html
        return list(holder.iter(include_text=True))

    def link(self, file: str) -> str:
        """The address of a file of the site, relative to this page."""
        address = posixpath.relpath(file, posixpath.dirname(self.path) or ".")
        if not urlsplit(self.url).path.endswith(".html"):  # the builder writes addresses of folders
            address = address.removesuffix(HOME)
        return address or "./"


@dataclass
class Site:
    """A built site. Steps change ``pages`` and add to ``files`` and ``removed``; ``save`` writes."""

    folder: Path
    target: Target
    pages: dict[str, Page]
    files: dict[str, bytes] = field(default_factory=dict)  # by path: what the steps add to the built site
    removed: set[str] = field(default_factory=set)  # paths of built files that nobody asks for
    # By page, for the search: search.read_pages finds them.
    sections: dict[str, list["Section"]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)  # with one, nothing is written

    @property
    def address(self) -> str:
        """The public address of the site, with a slash at its end."""
        return self.pages[HOME].url.removesuffix(HOME)

    def place_of(self, page: Page) -> str:
        """Where a page is below the site: a file of a disk, or the path that a server knows it by."""
        return page.path if self.target is Target.FILES else page.url.removeprefix(self.address)

    @property
    def languages(self) -> list[str]:
        """The languages that have pages."""
        return list(dict.fromkeys(page.language for page in self.pages.values()))

    def named(self, language: str) -> dict[str, Page]:
        """The pages of a language by their names."""
        return {page.name: page for page in self.pages.values() if page.language == language}

    def homes(self) -> list[Page]:
        """The first page of each language, in the order of finish.words."""
        return [self.pages[words.folder + HOME] for words in WORDS.values()]

    def find(self, selector: str) -> list[tuple[Page, LexborNode]]:
        """What matches a CSS selector, on all pages. Raises MissingError where no page has it."""
        found = [(page, node) for page in self.pages.values() for node in page.tree.css(selector)]
        if not found:
            raise MissingError("**/*.html", f"elements {selector!r}")
        return found

    def built(self, pattern: str) -> list[str]:
        """Paths of built files that match a pattern. Raises MissingError where there is none."""
        found = [file.relative_to(self.folder).as_posix() for file in self.folder.glob(pattern)]
        if not found:
            raise MissingError(pattern, "files")
        return found

    def translations(self, page: Page) -> dict[str, Page]:
        """A page in each language, itself among them. Raises FaultError where one is missing."""
        found = {}
        for language, words in WORDS.items():
            path = words.folder + page.path.removeprefix(page.words.folder)
            if path not in self.pages:
                raise FaultError(self.fault(path, f"is not there, but {page.path} is: each page has a twin"))
            found[language] = self.pages[path]
        return found

    def fault(self, path: str, text: str) -> Fault:
        """Something that is wrong with a built file."""
        file = (self.folder / path).absolute()
        return Fault((file.relative_to(ROOT) if file.is_relative_to(ROOT) else file).as_posix(), 1, text)

    def made(self) -> dict[str, bytes]:
        """All that the steps made, by path."""
        return {path: (page.tree.html or "").encode() for path, page in self.pages.items()} | self.files

    def copy(self, target: Target) -> "Site":
        """The site as it is now, for another target; a step on one changes nothing in the other."""
        pages = {
            path: Page(path, LexborHTMLParser(page.tree.html or ""), page.language)
            for path, page in self.pages.items()
        }
        held = dict(self.files), set(self.removed), self.sections, list(self.faults)
        return Site(self.folder, target, pages, *held)

    def save(self) -> None:
        """Write all that the steps made."""
        for path, content in self.made().items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for path in self.removed:
            (self.folder / path).unlink()


def language_of(path: str) -> str:
    """The language of a page, by the folder that it is in."""
    found = [name for name, words in WORDS.items() if path.startswith(words.folder)]
    return max(found, key=lambda name: len(WORDS[name].folder))


def text_of(node: LexborNode) -> str:
    """The text of an element, in one line."""
    return " ".join(node.text().split())


def texts(node: LexborNode) -> Iterator[LexborNode]:
    """The text nodes below an element."""
    return (child for child in node.traverse(include_text=True) if child.tag == TEXT)


def is_of_class(node: LexborNode, name: str) -> bool:
    """Whether an element has a class."""
    return name in (node.attributes.get("class") or "").split()


def read(folder: Path, target: Target) -> Site:
    """The site that a builder left in a folder. Raises FaultError if none, or a finished one, is there."""
    site = Site(folder, target, {})
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        if file.name == NOT_FOUND:  # the steps make one for all languages
            site.removed.update({path} - {NOT_FOUND})
            continue
        page = Page(path, LexborHTMLParser(file.read_text("utf-8")), language_of(path))
        if page.tree.css_matches("a.language"):
            raise FaultError(site.fault(path, "has been finished already: build the site anew"))
        site.pages[path] = page
    for words in WORDS.values():
        home = site.pages.get(words.folder + HOME)
        if home is None:
            raise FaultError(site.fault(words.folder + HOME, "is not there: build the site first"))
        if not home.tree.css_matches(CANONICAL):
            raise FaultError(site.fault(home.path, "does not know its address: give the builder a site_url"))
    return site
