"""What search engines, messengers and language models read: descriptions, social cards and llms.txt."""

import html
import posixpath
import re
import struct

from finish.pages import HOME, Page, Site, text_of
from finish.words import WORDS
from harness.fault import FaultError

LONGEST = 160  # of a description, in characters; a search engine shows no more
SENTENCE = re.compile(r"[。！？]|[.!?](?= )")
CLAUSE = re.compile(r"[，；：]|[,;:](?= )")
WORD = re.compile(r"\s|(?<=[\u4e00-\u9fff])")
DESCRIPTION = 'head > meta[name="description"]'
CARD = "assets/cards/{}.png"
NEXT = "a.md-footer__link--next"
SECTION = ".md-nav--primary .md-nav__item--active.md-nav__item--nested > label .md-ellipsis"
LIST = "llms.txt"
INTRODUCTION = """\
# {name}

> {description}

每个程序都是 `{site}examples/` 下的一个文件，文件名写在程序上方；同名的 `.out` 是它的运行记录。
两种语言的页面逐段对应。
Each program is a file below `{site}examples/`, by the name that stands above it; its transcript is the `.out`
of the same name. Pages of the two languages correspond paragraph by paragraph.
"""


def describe(site: Site) -> None:
    """A page describes itself by its first paragraph, not by what the site is; no two pages alike."""
    of_site = {home.language: home.value(DESCRIPTION, "content") for home in site.homes()}
    seen: dict[str, str] = {}
    for page in site.pages.values():
        meta = page.require(DESCRIPTION)
        if not page.is_home and meta.attributes["content"] == of_site[page.language]:
            meta.attrs["content"] = shorten(text_of(page.require_some("article p")[0]))
        text = meta.attributes["content"] or ""
        if (other := seen.setdefault(text, page.path)) != page.path:
            site.faults.append(site.fault(page.path, f"is described in the words of {other}: {text!r}"))


def shorten(text: str) -> str:
    """A text cut to LONGEST characters: after a sentence, else after a clause, else after a word."""
    if len(text) <= LONGEST:
        return text
    for mark in (SENTENCE, CLAUSE, WORD):
        if ends := [m.end() for m in mark.finditer(text, 0, LONGEST - 1) if m.end() > LONGEST // 2]:
            short = text[: ends[-1]].rstrip(" ，、：,:;；")
            return short if mark is SENTENCE else f"{short}…"
    return text[: LONGEST - 1] + "…"  # one long word


def add_cards(site: Site) -> None:
    """Title, description and picture that messengers show of a page that is passed on (ogp.me)."""
    for page in site.pages.values():
        card = CARD.format(page.language)
        if not (site.folder / card).is_file():
            raise FaultError(site.fault(card, "is not there: messengers show this picture of a page"))
        width, height = struct.unpack(">II", (site.folder / card).read_bytes()[16:24])  # of a PNG
        properties = {
            "og:type": "website" if page.is_home else "article",
            "og:site_name": page.site_name,
            "og:title": page.site_name if page.is_home else page.title,
            "og:description": page.value(DESCRIPTION, "content"),
            "og:url": page.url,
            "og:locale": page.words.locale,
            "og:locale:alternate": WORDS[page.words.other].locale,
            "og:image": site.address + card,
            "og:image:type": "image/png",
            "og:image:width": width,
            "og:image:height": height,
            "og:image:alt": page.site_name,
        }
        tags = [
            f'<meta property="{name}" content="{html.escape(str(text))}">'
            for name, text in properties.items()
        ]
        tags.append('<meta name="twitter:card" content="summary_large_image">')
        page.append(page.require("head"), "\n".join(tags) + "\n")


def list_pages(site: Site) -> None:
    """A list of all pages in the form of llmstxt.org, in the order in which each leads to the next."""
    site.find(SECTION)
    homes = site.homes()
    text = [
        INTRODUCTION.format(
            name=" · ".join(home.site_name for home in homes),
            description=" ".join(home.value(DESCRIPTION, "content") for home in homes),
            site=site.address,
        )
    ]
    for home in homes:
        section = None
        for page in in_order(site, home):
            found = page.tree.css_first(SECTION)
            above = text_of(found) if found is not None else page.site_name
            if above != section:
                section = above
                text.append(f"\n## {section}\n\n")
            text.append(f"- [{page.title}]({page.url}): {page.value(DESCRIPTION, 'content')}\n")
    site.files[LIST] = "".join(text).encode()


def in_order(site: Site, home: Page) -> list[Page]:
    """All pages of a language as the navigation has them, by the link at the foot of each to the next."""
    left = {path: page for path, page in site.pages.items() if page.language == home.language}
    found = [left.pop(home.path)]
    while (link := found[-1].tree.css_first(NEXT)) is not None:
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(found[-1].path), link.attributes["href"] or "")
        )
        page = left.pop(path, None) or left.pop(posixpath.join(path, HOME), None)
        if page is None:
            break
        found.append(page)
    for path in left:
        site.faults.append(site.fault(path, f"no link {NEXT!r} leads here: put the page into the navigation"))
    return found
