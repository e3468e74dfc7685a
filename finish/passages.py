"""Says of every passage in the other language that it is: voices and fonts go by the lang attribute."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from finish.pages import TEXT, Page, Site, texts
from finish.words import WORDS

HAN = re.compile(r"[\u3007\u3400-\u9fff]")
WORD = re.compile(r"[(\"']*[A-Za-z']{2,}[)\"',.:;!?]*")
IN_A_ROW = re.compile(r"(?:^|[^\w./-])[A-Za-z']{2,}(?: [A-Za-z']{2,}){2}")  # whatever stands around them
FOREIGN = {
    "zh": re.compile(r"[A-Za-z][ -~]*[!-~]"),
    "en": re.compile(rf"{HAN.pattern}(?:[^\n]*{HAN.pattern})?"),
}
NOT_PROSE = {"script", "style", "svg", "pre", "code", "template"}


def mark_passages(site: Site) -> None:
    """Give a lang attribute to what a page has of the other language: cells, code, passages of its text."""
    site.find("pre")
    for page in site.pages.values():
        for cell in page.tree.css("td, th"):
            if (text := only_text(cell)) and is_foreign_cell(text, page.language):
                cell.attrs["lang"] = page.words.other
        if page.language == "zh":  # programs and what they print are in English, and so are errors
            for block in page.tree.css("pre"):
                block.attrs["lang"] = "en"
            for code in page.tree.css("code"):
                if is_phrase(only_text(code)):
                    code.attrs["lang"] = "en"
        for node in list(prose(page.require("body"))):
            wrap(page, node, FOREIGN[page.language], page.words.other)
        for block in page.tree.css("pre:not(.transcript pre)"):  # a program may print in any language
            for node in list(texts(block)) if HAN.search(block.text()) else ():
                wrap(page, node, FOREIGN["en"], WORDS["en"].other)


def only_text(node: LexborNode) -> str:
    """The text of an element that has nothing else in it; "" of any other."""
    child = node.first_child
    return node.text() if child is not None and child.next is None and child.tag == TEXT else ""


def is_foreign_cell(text: str, language: str) -> bool:
    """Whether the cell of a table is in the other language, as half of the glossary's are."""
    if language == "en":
        return bool(HAN.search(text))
    return not HAN.search(text) and bool(re.search("[A-Za-z]{2}", text))


def is_phrase(text: str) -> bool:
    """Whether a text is a passage in English: three words with spaces between, as no name of a thing has."""
    words = [word for word in text.split() if WORD.fullmatch(word)]
    return (len(words) >= 3 or IN_A_ROW.search(text) is not None) and not HAN.search(text)


def prose(node: LexborNode) -> Iterator[LexborNode]:
    """The text nodes below an element, but for code and for what says its language already."""
    child = node.first_child
    while child is not None:
        if child.tag == TEXT:
            yield child
        elif child.tag not in NOT_PROSE and "lang" not in child.attributes:
            yield from prose(child)
        child = child.next


def wrap(page: Page, node: LexborNode, foreign: re.Pattern[str], language: str) -> None:
    """Put each passage of the other language in a text node into an element of its own."""
    text, end = node.text_content or "", 0
    for match in foreign.finditer(text):
        if language == "en" and not is_phrase(match[0]):
            continue
        passage = page.tree.create_node("span")
        passage.attrs["lang"] = language
        passage.insert_child(match[0])
        node.insert_before(text[end : match.start()])
        node.insert_before(passage, move=True)
        end = match.end()
    if end:
        node.replace_with(text[end:])
