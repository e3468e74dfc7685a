"""The page for addresses at which there is none: one file for any depth, in the language of the address."""

import html
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from finish.pages import CANONICAL, NOT_FOUND, Page, Site, Target
from finish.words import WORDS

SWITCH = "assets/first.js"  # puts the English page in place of the Chinese one where the address is English
# Finds the site where it is served at another path than it was built for.
MIRROR = Path(__file__).with_suffix(".js")
OF_A_PAGE = (  # what only a page that has an address says of itself
    CANONICAL,
    'head link[rel="alternate "]',
    'head meta[name="description"]',
    "head meta[property]",
    'head meta[name="twitter:card"]',
    "nav.md-footer__inner",
)
HERE = ".md-nav--primary > .md-nav__list > .md-nav__item--active"  # the first page's own item
SCOPE = '__md_scope=new URL("{}",location)'  # the theme's script that names what a reader's browser keeps


def write_page(site: Site) -> None:
    """Make 404.html of the first page of each language; without a server nobody would see it.

    After all steps that change pages, for what they did to the first pages is in it.
    """
    if site.target is Target.FILES:
        return
    root = urlsplit(site.address).path
    chinese, english = (of_home(home, root) for home in site.homes())
    for script in chinese.require_some(f'head script[src$="{SWITCH}"]'):
        script.decompose()
    script = chinese.script(SCOPE.format("."))
    script.inner_html = script.text().replace(SCOPE.format("."), SCOPE.format(root))
    title = html.escape(english.require("head > title").text())
    chinese.insert_before(
        chinese.require('body > script[src*="/bundle."]'),
        f'<template id="lost" data-lang="{english.words.tag}" data-title="{title}">{without_scripts(english)}'
        f'</template><script src="{root}{SWITCH}"></script>',
    )
    chinese.insert_before(
        chinese.require_some('head link[rel="stylesheet"]')[0],
        f'<script data-root="{root}">{MIRROR.read_text("utf-8")}</script>',
    )
    site.pages[NOT_FOUND] = chinese


def of_home(home: Page, root: str) -> Page:
    """The page in one language: header, navigation and footer of the first page around another text."""
    page = Page(NOT_FOUND, LexborHTMLParser(home.tree.html or ""), home.language)
    for selector in OF_A_PAGE:
        for node in page.require_some(selector):
            node.decompose()
    page.require("head > title").inner_html = html.escape(f"{page.words.not_found} - {page.site_name}")
    page.require('[data-md-component="header-topic"] .md-ellipsis').inner_html = ""
    page.require("article").inner_html = text(page, root)
    page.require("a.md-skip").attrs["href"] = "#not-found"
    empty_navigation(page)
    rebase(page, root + page.words.folder)
    return page


def text(page: Page, root: str) -> str:
    """What the page says, in both languages: without scripts it cannot know which is the reader's."""
    own, other = page.words, WORDS[page.words.other]
    return (
        f'<h1 id="not-found">{own.not_found}</h1><p>{own.not_found_text.format(home=root + own.folder)}</p>'
        f'<div lang="{other.tag}"><h2>{other.not_found}</h2>'
        f"<p>{other.not_found_text.format(home=root + other.folder)}</p></div>"
    )


def empty_navigation(page: Page) -> None:
    """The first page is a link like the others, and its own table of contents is gone."""
    item, link = page.require(HERE), page.require(f"{HERE} > a.md-nav__link--active")
    item.attrs["class"], link.attrs["class"] = "md-nav__item", "md-nav__link"
    for child in list(item.iter()):
        if child.mem_id != link.mem_id:
            child.decompose()
    for sidebar in page.tree.css(".md-sidebar[hidden]"):  # where the first page asks for that
        del sidebar.attrs["hidden"]


def rebase(page: Page, folder: str) -> None:
    """Addresses relative to a folder begin at the server's root instead: the page is served at any depth."""
    for attribute in ("href", "src"):
        for node in page.require_some(f'[{attribute}]:not([{attribute}^="#"])'):
            node.attrs[attribute] = urljoin(folder, node.attributes[attribute] or "")
    config = page.read_config()
    for name in ("base", "search"):
        config[name] = urljoin(folder, config[name])
    page.write_config(config)


def without_scripts(page: Page) -> str:
    """What is in the body of a page, without the scripts that have run when it is shown."""
    body = page.require("body")
    for script in body.css("script:not(#__config)"):
        script.decompose()
    return body.inner_html or ""
