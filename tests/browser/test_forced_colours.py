"""In a system of high contrast, all that a page tells by its colours is seen."""

import pytest

from tests.browser.conftest import READY

# The least contrast between the words of a drawing and the ground of the drawing, by WCAG's formula.
CONTRAST = """selector => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const light = colour => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(
            value => value <= 10 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const drawing = document.querySelector(selector);
    const ground = light(getComputedStyle(drawing).backgroundColor);
    return Math.min(...[...drawing.querySelectorAll("text")].map(text => {
        const ink = light(getComputedStyle(text).fill);
        return Math.max(ink, ground) / Math.min(ink, ground);
    }));
}"""
STYLE = """([selector, name]) =>
    [...document.querySelectorAll(selector)].map(element => getComputedStyle(element)[name])"""


@pytest.fixture(params=["light", "dark"])
def contrasted(chromium, site, request):
    """Opens a page, in its own light colours, in a system of high contrast, white or black."""
    options = {"forced_colors": "active", "color_scheme": request.param, "reduced_motion": "reduce"}
    with chromium.new_context(**options) as context:
        page = context.new_page()

        def go(path):
            page.goto(site + path)
            page.wait_for_selector(READY)
            page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")
            return page

        yield go


def test_the_open_tab_has_a_line(contrasted):
    page = contrasted("en/start-methods/")
    labels = page.locator(".tabbed-set").first.locator(".tabbed-labels > label")
    lines = "all => all.map(label => getComputedStyle(label).borderBottomColor)"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    first, *others = labels.evaluate_all(lines)
    assert others and set(others) == {ground} and first != ground
    labels.nth(1).click()
    first, second, *_ = labels.evaluate_all(lines)
    assert first == ground and second != ground


def test_notes_keep_their_circle(contrasted):
    page = contrasted("en/queues/")
    assert set(page.evaluate(STYLE, [".marker", "borderTopWidth"])) == {"1px"}
    assert set(page.evaluate(STYLE, [".marker", "borderTopStyle"])) == {"solid"}


@pytest.mark.parametrize(("path", "drawing"), [("queue-traps/", ".diagram"), ("en/start/", ".timeline")])
def test_drawings_are_legible(contrasted, path, drawing):
    assert contrasted(path).evaluate(CONTRAST, drawing) >= 4.5
