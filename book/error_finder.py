"""The box to paste an error into, as HTML. docs/assets/finder.js answers, by the data of finish/finder.py."""

import html
import json

from book.context import Context
from book.pages import Block


def render(context: Context, _block: Block) -> str:
    """The box: without JavaScript it stays hidden, for the list of all errors does without."""
    words = context.words.finder
    says = html.escape(json.dumps(words, ensure_ascii=False), quote=True)
    return (
        f'<form class="finder" data-says="{says}" data-search-exclude hidden>'
        f'<label for="pasted">{words["paste"]}</label>'
        '<textarea id="pasted" rows="10" spellcheck="false" autocapitalize="off" autocomplete="off">'
        "</textarea>"
        f'<button type="submit" class="md-button">{words["find"]}</button>'
        '<div role="status" class="found"></div></form>'
    )
