"""Room on a phone: long names break at their joints, and tables of several columns become lists of rows."""

import re

from selectolax.lexbor import LexborNode

from finish.pages import Page, Site, text_of, texts

JOINT = re.compile(
    r"(?<=\w)(?=\.[^\W\d]\w{2})"  # queue|.Queue
    r"|(?<=[^\W_][_(=\[])(?=\w{3})"  # parent_|process, put(|item
    r"|(?<=[a-z])(?=[A-Z][a-z])"  # Connection|Reset|Error
)
NAMES = "article td code:not([lang]), article h1, article h2, article h3, article h4"
STACKED = 3  # columns, from which on a phone shows each row as a list of its cells


def break_names(site: Site) -> None:
    """Places to break in long names of cells and headings; what is copied of them stays as it is.

    After finish.passages, which reads whole names.
    """
    for page in site.pages.values():
        for node in page.tree.css(NAMES):
            for text in list(texts(node)):
                break_text(page, text)


def break_text(page: Page, node: LexborNode) -> None:
    """Put an element between the parts of a text at which it may break."""
    first, *others = JOINT.split(node.text_content or "")
    if not others:
        return
    node.insert_before(first)
    for part in others:
        node.insert_before(page.tree.create_node("wbr"), move=True)
        node.insert_before(part)
    node.decompose()


def label_cells(site: Site) -> None:
    """Each cell of a table of several columns has the head of its column, for site.css to show beside it."""
    for page in site.pages.values():
        for table in page.tree.css("article table"):
            heads = [text_of(head) for head in table.css("thead th, thead td")]
            if len(heads) < STACKED:
                continue
            table.attrs["data-stacked"] = ""
            for row in table.css("tbody tr"):
                for head, cell in zip(heads, row.css("td"), strict=False):
                    if head and text_of(cell):  # an empty one says nothing
                        cell.attrs["data-head"] = head
