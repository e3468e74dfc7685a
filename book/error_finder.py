"""The box to paste an error into, as HTML. docs/assets/finder.js answers, by the data of finish/finder.py."""

import html
import json

from book.context import Context
from book.pages import Block


def render(context: Context, _block: Block) -> str:
    """The box, whose button waits for the script. Where scripts never run, it is hidden by its style."""
    words = context.words.finder
    says = html.escape(json.dumps(words, ensure_ascii=False), quote=True)
    return (
        f'<form class="finder" data-says="{says}" data-search-exclude>'
        f'<label for="pasted">{words["paste"]}</label>'
        '<textarea id="pasted" rows="10" spellcheck="false" autocapitalize="off" autocomplete="off">'
        "</textarea>"
        f'<button type="submit" class="md-button" disabled>{words["find"]}</button>'
        '<div role="status" class="found"></div></form>'
    )
