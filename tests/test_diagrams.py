"""A drawing in a page: in its language, with ids of its own, and nothing that a strict policy forbids."""

import re
from xml.etree import ElementTree

import pytest

from book import diagrams
from book.pages import LANGUAGES
from harness.paths import ROOT

pytestmark = pytest.mark.usefixtures("sound")
KNOWN = diagrams.find(ROOT)
OTHER = {"zh": "en", "en": "zh"}


def said(drawing):
    return " ".join("".join(element.itertext()) for element in drawing.iter("tspan"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KNOWN)
def test_a_drawing_in_a_page(name, language):
    html = diagrams.inline(KNOWN[name], language, "diagram-7")
    assert "\n" not in html and "style" not in html and "lang=" not in html and "xmlns" not in html
    drawing = ElementTree.fromstring(html)
    assert drawing.get("role") == "img"
    for tag, label in zip(("title", "desc"), drawing.get("aria-labelledby").split(), strict=True):
        (element,) = drawing.findall(tag)
        assert element.get("id") == label == f"diagram-7-{tag}"
    ids = {element.get("id") for element in drawing.iter() if element.get("id")}
    assert all(i.startswith("diagram-7-") for i in ids)
    assert set(re.findall(r"url\(#([^)]*)\)", html)) <= ids
    if language == "en":
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", html)
    assert said(drawing) != said(ElementTree.fromstring(diagrams.inline(KNOWN[name], OTHER[language], "d")))


def test_all_are_drawn_at_one_scale():
    """Text is as large in one as in the other, and large enough on a phone: the style sheet counts on it."""
    assert {diagrams.read(file).get("viewBox").split()[2] for file in KNOWN.values()} == {"400"}
