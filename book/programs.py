"""Programs as HTML: title, code, and the markers ``# (1)!`` as buttons that open the notes below it.

What is of the class ``apart`` is for readers without our style sheet: in the reader mode of a browser, say,
which leaves out buttons.
"""

import re
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from book.context import Context
from book.pages import MARKER, Block
from harness.transcript import TAIL

COMMENT = re.compile(rf'<span class="c1">{MARKER.pattern}</span>')  # a marker as Pygments writes it


def unmarked(source: str) -> str:
    """A program without its markers, as a reader gets it to run."""
    return TAIL.sub("", source)


def render(context: Context, block: Block) -> str:
    """A program as it was run, with its path as its title; ``context.notes`` is told which notes it opens.

    Raises ValueError where there is no such file.
    """
    source, language = context.example_file(block.text), "python" if block.text.endswith(".py") else "text"
    html = code(source, language, title=block.text, lines=context.new_place(block.text))
    if not COMMENT.search(html):
        return html
    program, notes = context.new_id("note"), context.notes.setdefault(block, [])

    def button(match: re.Match[str]) -> str:
        number = match[1]
        notes.append(f"{program}-{number}")
        return (
            f'<span class="apart"># ({number})</span>'
            f'<button type="button" class="marker" popovertarget="{notes[-1]}" lang="{context.language}"'
            f' aria-label="{context.words.note} {number}" aria-describedby="{notes[-1]}">{number}</button>'
        )

    return COMMENT.sub(button, html)


def session(context: Context, block: Block) -> str:
    """A session at the ``>>>`` prompt, or commands to type."""
    return code(block.text, {"repl": "pycon", "console": "console"}[block.kind])


@lru_cache(maxsize=1024)  # the twin of a page shows the same
def code(source: str, language: str, title: str = "", lines: str = "") -> str:
    """Highlighted code, in the elements that the theme knows.

    With ``lines`` each line is an element: its id is this, a hyphen and its number.
    """
    lexer = get_lexer_by_name(language, stripnl=False)
    formatter = HtmlFormatter(cssclass="highlight", wrapcode=True, filename=title, linespans=lines)
    return highlight(source, lexer, formatter).rstrip()


def fill(notes: list[str], below: Element | None) -> int:
    """Make the list below a program its notes, if it has an item for each; how many items it has."""
    items = list(below) if below is not None and below.tag == "ol" else []
    if below is not None and len(items) == len(notes):
        below.set("class", "notes")
        for label, item in zip(notes, items, strict=True):
            content, text = list(item), item.text
            item.clear()
            note = SubElement(item, "div", {"class": "note", "id": label, "popover": ""})
            note.text = text
            note.extend(content)
    return len(items)
