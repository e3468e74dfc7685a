"""MkDocs events: the line ``<!-- diagram: queue -->`` becomes the drawing of that name, in the page's language."""

import logging
from itertools import count

from book import consistency, diagrams
from book.pages import DIAGRAM
from harness.paths import ROOT

log = logging.getLogger("mkdocs.hooks.diagrams")


def on_config(config):
    """A name that is no diagram's, a diagram on no page, words in one language only: say so."""
    if not config.plugins["i18n"].building:
        for problem in consistency.diagrams(ROOT):
            log.warning(problem)


def on_page_markdown(markdown, page, config, files):
    """Inline, so that the drawing has the page's colours and font."""
    known, language, number = diagrams.every(ROOT), config.theme["language"], count(1)

    def figure(match):
        file = known.get(match["name"])
        if file is None or any(diagrams.wrong(file)):
            return ""  # on_config has told
        drawing = diagrams.inline(file, language, f"diagram-{next(number)}")
        return f'{match["indent"]}<figure class="diagram" data-search-exclude>{drawing}</figure>'

    return DIAGRAM.sub(figure, markdown)
