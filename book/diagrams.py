"""A diagram: one SVG file for both languages, of which each page shows its own.

Words stand in both: ``<text><tspan lang="zh">进程</tspan><tspan lang="en">process</tspan></text>``. So do
``<title>`` and ``<desc>``, which tell what the picture shows to those who do not see it.
``<text class="code">`` is code, the same in both. Colours are the style sheet's, by class: the site allows no
style and no script in a page.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from book.context import Context, suggest
from book.pages import LANGUAGES, Block
from harness import files
from harness.fault import Fault, FaultError

NAMESPACE = "{http://www.w3.org/2000/svg}"
PAINT = {"style", "fill", "stroke", "color", "font-family", "font-size"}


def find(root: Path) -> dict[str, Path]:
    """All diagrams, by the name that pages give them."""
    return {file.stem: file for file in sorted((root / "docs/assets/diagrams").glob("*.svg"))}


def read(file: Path) -> Element:
    """The drawing, its elements without the namespace. Raises ValueError where it is no SVG."""
    try:
        svg = ElementTree.fromstring(files.read(file.parent, file.name))
    except FaultError as error:
        raise ValueError(error.fault.text) from None
    except ElementTree.ParseError as error:
        raise ValueError(f"cannot be read: {error}") from None
    for element in svg.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
    if svg.tag != "svg" or "viewBox" not in svg.attrib:
        raise ValueError("is no <svg> with a viewBox")
    return svg


def wrong(file: Path) -> Iterator[str]:
    """What keeps a drawing from being shown in both languages and both themes."""
    try:
        svg = read(file)
    except ValueError as error:
        yield str(error)
        return
    for tag in ("title", "desc"):
        yield from _lacking(tag, svg.findall(tag))
    for text in svg.iter("text"):
        if "code" not in text.get("class", "").split():
            yield from _lacking("text", text.findall("tspan"))
    for element in svg.iter():
        if element.tag in ("style", "script"):
            yield f"has a <{element.tag}>; the site's rules are in docs/assets/site.css"
        for name in sorted(PAINT & element.attrib.keys()):
            yield f'<{element.tag} {name}="{element.get(name)}">: give it a class of docs/assets/site.css'


def _lacking(tag: str, found: list[Element]) -> Iterator[str]:
    said = {e.get("lang"): "".join(e.itertext()).strip() for e in found}
    for language in LANGUAGES:
        if not said.get(language):
            others = " / ".join(text for text in said.values() if text)
            yield f'a <{tag}> has no words for lang="{language}"; it has {others or "none at all"}'


def render(context: Context, block: Block) -> str:
    """A drawing as a figure of a page. Raises ValueError where there is none, or it breaks a rule."""
    known = find(context.root)
    file = known.get(block.text)
    if file is None:
        raise ValueError(f"there is no diagram {block.text!r}; {suggest(block.text, known)}")
    for problem in wrong(file):
        raise FaultError(Fault(file.relative_to(context.root).as_posix(), 1, problem))
    drawing = inline(file, context.language, context.new_id("diagram"))
    return f'<figure class="diagram" data-search-exclude>{drawing}</figure>'


def inline(file: Path, language: str, prefix: str) -> str:
    """A drawing in one language, to stand in a page; the prefix makes its ids the page's only ones."""
    svg = read(file)
    for element in list(svg.iter()):
        for child in list(element):
            if child.attrib.pop("lang", language) != language:
                element.remove(child)
        for name, value in element.attrib.items():
            element.set(
                name, f"{prefix}-{value}" if name == "id" else value.replace("url(#", f"url(#{prefix}-")
            )
    for tag in ("title", "desc"):
        for label in svg.findall(tag):
            label.set("id", f"{prefix}-{tag}")
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    drawing = re.sub(r">\s+<", "><", ElementTree.tostring(svg, encoding="unicode"))
    return re.sub(r"\s+", " ", drawing)
