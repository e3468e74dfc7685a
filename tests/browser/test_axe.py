"""axe-core finds nothing on any page: light and dark, on a phone and on a desktop."""

import pytest

from tests.browser.conftest import READY, ROOT, paths

AXE = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
WIDTHS = {"phone": 360, "desktop": 1280}
COLOURS = ["color-contrast", "link-in-text-block"]  # rules that depend on the scheme
RUN = """(only) => axe.run(document, {resultTypes: ["violations"], ...(only && {runOnly: only})}).then(
    found => found.violations.flatMap(v => v.nodes.map(
        n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`)))"""
# Of pieces of code that look the same, one is enough: most of a page's elements are so, and each takes time.
THIN = """() => {
    const seen = new Set();
    for (const piece of document.querySelectorAll("pre code span[class]:not(.scroll)")) {
        const around = piece.closest("figure, .admonition, details, .tabbed-block, .highlight");
        const look = [around.className, piece.parentElement.className, piece.className].join();
        if (piece.querySelector("button")) continue;
        if (seen.has(look)) piece.replaceWith(...piece.childNodes);
        seen.add(look);
    }
}"""


@pytest.fixture(scope="module")
def still(chromium):
    """One page for all, without transitions: a colour half way from light to dark is no finding."""
    with chromium.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", [*paths("zh"), *paths("en"), "no-such-page/", "en/no-such-page/"])
def test_axe(still, site, path):
    found = {}
    still.goto(site + path)
    still.wait_for_selector(READY)
    still.evaluate(AXE.read_text("utf-8"))
    still.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    still.evaluate(THIN)
    for device, width in WIDTHS.items():
        still.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in {"default": None, "slate": COLOURS}.items():
            still.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            found[device, scheme] = still.evaluate(RUN, rules)
    assert not [f"{where}: {what}" for where, all in found.items() for what in all]
