"""What a page owes to its language: its name, a link to its twin, and what search engines learn of both."""

from finish.pages import HOME, Site


def name_language(site: Site) -> None:
    """``<html lang="zh-Hans">`` where the theme writes ``zh``."""
    for page in site.pages.values():
        page.require(f'html[lang="{page.language}"]').attrs["lang"] = page.words.tag


def link_twins(site: Site) -> None:
    """Where a page is in each language, for search engines, in place of what the theme writes.

    The theme's script looks for ``link[rel=alternate]``: it would fetch a sitemap.xml beside every page (404)
    and lose the section on a change of language. The space keeps it from finding ours; rel is a list, in
    which spaces are allowed.
    """
    for page in site.pages.values():
        for link in page.require_some('head link[rel="alternate"][hreflang]'):
            link.decompose()
        urls = {language: found.url for language, found in site.translations(page).items()}
        links = [
            f'<link rel="alternate " hreflang="{language}" href="{url}">'
            for language, url in [*urls.items(), ("x-default", urls["en"])]
        ]
        page.append(page.require("head"), "\n".join(links))


def add_switch(site: Site) -> None:
    """A link to the same page in the other language, in place of the theme's menu."""
    for page in site.pages.values():
        twin = site.translations(page)[page.words.other]
        page.require(".md-header__option:has(> .md-select)").inner_html = (
            f'<a class="md-header__button language" href="{page.link(twin.path)}"'
            f' hreflang="{twin.language}" lang="{twin.words.tag}">{twin.words.name}</a>'
        )


def title_permalinks(site: Site) -> None:
    """The link beside each heading says what it is, in the page's language."""
    for page in site.pages.values():
        for link in page.require_some("article a.headerlink"):
            link.attrs["title"] = page.words.section_link


def remember_choice(site: Site) -> None:
    """Lead readers who chose English before from the first page to the English one, before it is drawn."""
    page = site.pages[HOME]
    page.append(page.require("head"), f'<script src="{page.link("assets/first.js")}"></script>')
