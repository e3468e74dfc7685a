"""At the foot of each page: its source, the form for mistakes, and on paper its address and date."""

import datetime
import html
import os
import time
from urllib.parse import urlencode

from book import words
from finish.pages import Site

EDIT = 'article a.md-content__button[rel="edit"]'  # from repo_url and edit_uri of mkdocs.yml
BOX = ".md-header__source, .md-nav__source"
FORM = "page.yml"  # of .github/ISSUE_TEMPLATE; "page" is the id of its first field


def link_sources(site: Site) -> None:
    """The theme's pencil becomes a line of words."""
    for page in site.pages.values():
        edit = page.require(EDIT)
        repository, _, path = (edit.attributes["href"] or "").partition("/edit/")
        _, _, file = path.partition("/")
        edit.decompose()
        report = f"{repository}/issues/new?{urlencode({'template': FORM, 'page': page.url})}"
        line = page.words.source.format(
            source=f"{repository}/blob/{path}", file=f"<code>{file}</code>", report=html.escape(report)
        )
        day = words.WORDS[page.language].date(build_day())
        page.append(
            page.require("article"),
            f'<p class="source" data-search-exclude>{line}</p>'
            f'<p class="printed" data-search-exclude>{page.url} · {day}</p>',
        )


def drop_box(site: Site) -> None:
    """Without the theme's box for the repository: it would ask api.github.com how many stars there are."""
    for _, box in site.find(BOX):
        box.decompose()


def build_day() -> str:
    """The day of the build (ISO, UTC), or that of SOURCE_DATE_EPOCH, which makes builds repeatable."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
