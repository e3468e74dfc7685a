"""Drawings are legible: no words outside, over one another or across a line, none too small on a phone."""

import pytest

from book import index
from book.pages import LANGUAGES
from harness.paths import ROOT

PAGES = sorted({p.path.stem for p in index.load(ROOT).pages if any(b.kind == "diagram" for b in p.blocks)})
SMALLEST = 11
PROBLEMS = """smallest => [...document.querySelectorAll(".diagram svg")].flatMap(svg => {
  const found = [], { width, height } = svg.viewBox.baseVal;
  const scale = svg.getBoundingClientRect().width / width;
  const box = e => {
    const b = e.getBBox();
    return { l: b.x, r: b.x + b.width, t: b.y + 3, b: b.y + b.height - 3 };
  };
  const meet = (a, b) => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;
  const rects = [...svg.querySelectorAll("rect")].map(box);
  const texts = [...svg.querySelectorAll("text")].map(e => ({ e, said: e.textContent, ...box(e) }));
  for (const text of texts) {
    const sizes = [text.e, ...text.e.children].map(e => parseFloat(getComputedStyle(e).fontSize));
    const size = scale * Math.min(...sizes);
    if (size < smallest) found.push(`${text.said}: ${size.toFixed(1)} px`);
    if (text.l < 0 || text.r > width || text.t < 0 || text.b > height) found.push(`${text.said}: outside`);
    for (const other of texts)
      if (other !== text && meet(text, other)) found.push(`${text.said}: over ${other.said}`);
    for (const rect of rects) {
      const inside = text.l >= rect.l && text.r <= rect.r && text.t >= rect.t && text.b <= rect.b;
      if (meet(text, rect) && !inside) found.push(`${text.said}: across the border of a box`);
    }
  }
  return found;
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_legible(page, site, name, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{'en/' * (language == 'en')}{name}/")
    assert page.locator("figure.diagram > svg").count()
    assert page.evaluate(PROBLEMS, SMALLEST) == []
