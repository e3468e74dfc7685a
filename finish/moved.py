"""The address of a section that has moved to another page still leads to it.

What follows the # of an address never gets to a server, so that no server can send readers on. The old page
does: by a link that has the old anchor, shown only to those who come for it, and followed by assets/site.js.
"""

import html
import tomllib
from pathlib import Path

from finish.pages import HOME, Page, Site, text_of
from finish.words import WORDS

FILE = Path(__file__).with_suffix(".toml")  # "page#anchor" = "page#anchor", before and after the move


def lead_on(site: Site) -> None:
    """Give each page a link for every section that has left it; lines of pages that are not there wait."""
    for before, after in tomllib.loads(FILE.read_text("utf-8")).items():
        old, anchor = before.split("#")
        new, place = after.split("#")
        for words in WORDS.values():
            page, other = find(site, words.folder + old), find(site, words.folder + new)
            if page and other:
                title = html.escape(text_of(other.require(f'[id="{place}"]')).removesuffix("#").strip())
                link = f'<a class="moved" id="{anchor}" href="{page.link(other.path)}#{place}">{title}</a>'
                page.append(page.require("article"), link)


def find(site: Site, name: str) -> Page | None:
    """The page of this name: a folder's, or without a server a file."""
    return site.pages.get(f"{name}/{HOME}") or site.pages.get(f"{name}.html")
