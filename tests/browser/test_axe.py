"""axe-core finds nothing on any page: light and dark, on a phone and on a desktop.

The twins of a page differ in their words alone, so one is held on a desktop and the other on a phone. Whether
a text stands out from what is behind it is asked once of all that looks the same, on whatever page.
"""

from tests.browser.conftest import ROOT

AXE = ROOT / "tests/browser/node_modules/axe-core/axe.min.js"
WIDTHS = {"zh": 1280, "en": 360}
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """({context, ...rules}) => axe.run(context || document, {resultTypes: ["violations"], ...rules}).then(
    found => found.violations.flatMap(v => v.nodes.map(
        n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`)))"""
FORM = {"rules": {name: {"enabled": False} for name in COLOURS}}
LEGIBLE = {"context": {"include": [["[data-look]"]]}, "runOnly": COLOURS}
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
# Marks what has text of its own and looks like nothing that was seen before: by the classes around it.
LOOKS = """seen => {
    const fresh = new Set();
    for (const element of document.body.querySelectorAll(":not(svg *, script, style, template)")) {
        element.removeAttribute("data-look");
        const texts = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
        if (!texts.some(text => text.data.trim())) continue;
        if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        let look = "";
        for (let around = element; around !== document.body; around = around.parentElement)
            look = `${around.tagName}.${around.className} ${look}`;
        if (seen.includes(look) || fresh.has(look)) continue;
        fresh.add(look);
        element.setAttribute("data-look", "");
    }
    return [...fresh];
}"""
SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
seen: dict[int, set[str]] = {1280: set(), 360: set()}  # by width: looks that were asked about


def test_axe(opened):
    page, width = opened.page, WIDTHS[opened.language]
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(THIN)
    found = page.evaluate(RUN, FORM)
    if fresh := page.evaluate(LOOKS, list(seen[width])):
        seen[width].update(fresh)
        for scheme in ("slate", "default"):
            page.evaluate(SCHEME, scheme)
            found += [f"{scheme}: {what}" for what in page.evaluate(RUN, LEGIBLE)]
    assert not [f"{width}: {what}" for what in found]
