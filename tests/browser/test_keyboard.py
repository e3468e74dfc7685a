"""Everything is reached by keyboard, and what has the focus is seen to have it."""

import pytest

from tests.browser.conftest import READY, until
from tests.browser.searching import ask

# What has the focus, and whether one sees it: it or its label has an outline and is on screen.
FOCUS = """() => {
    const e = document.activeElement;
    if (e === document.body) return null;
    const palette = e.closest("[data-md-component=palette]");
    const labels = palette ? [...palette.querySelectorAll("label")] : [...(e.labels || [])];
    const seen = [e, ...labels].some(x => {
        const style = getComputedStyle(x), box = x.getBoundingClientRect();
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            && style.visibility === "visible" && style.opacity > 0
            && box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
            && box.bottom > 0 && box.top < innerHeight;
    });
    return {seen, name: e.id || e.className || e.tagName, kind: e.tagName, html: e.outerHTML.slice(0, 150)};
}"""
# What has just come into sight has been laid out.
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def at(page, site):
    """Opens a page as one who has asked for no motion."""
    page.emulate_media(reduced_motion="reduce")

    def go(path, width=1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(site + path)
        page.wait_for_selector(READY)
        return page

    return go


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["", "pool-traps/", "en/queues/", "en/glossary/", "no-such-page/"])
def test_tab(at, path, width):
    """From the top by Tab alone: the skip link first, then all there is; each stop is visible."""
    page = at(path, width)
    stops, hidden = [], []
    for _ in range(500):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus or page.evaluate("document.activeElement.hasAttribute('data-reached')"):
            break
        stops.append(focus["name"])
        page.evaluate("document.activeElement.setAttribute('data-reached', '')")
        if not focus["seen"]:
            hidden.append(focus["html"])
    assert not hidden
    assert stops[0].startswith("md-skip") or path == "no-such-page/"
    missed = page.evaluate("""() =>
        [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")]
        .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.tabIndex >= 0)
        .filter(e => !(e.type === "radio" && document.querySelector(`[name="${e.name}"][data-reached]`)))
        .filter(e => !e.hasAttribute("data-reached")).map(e => e.outerHTML.slice(0, 150))""")
    assert not missed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_controls(at, language):
    """Skip link, colours, language, search and copying, without a mouse."""
    path = "en/" * (language == "en") + "queues/"
    page = at(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")

    scheme = "document.body.getAttribute('data-md-color-scheme')"
    page.locator(".md-option").first.focus()
    for key in ("Space", "Enter"):
        before = page.evaluate(scheme)
        page.keyboard.press(key)
        until(page, f"{scheme} !== '{before}'")

    page.locator("article .md-code__button").first.focus()
    page.keyboard.press("Enter")
    page.locator(".md-dialog--active").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("import os\nfrom queue import Queue") and "(1)" not in copied

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    assert ask(page, "JoinableQueue")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    until(page, "!document.getElementById('__search').checked")

    page.locator("a.language").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.lang.slice(0, 2)") != language


@pytest.mark.parametrize("what", ["button.badge", ".marker"])
def test_explanations(at, what):
    """A badge or a note speaks on request, where it can be read, moves nothing, and goes away on Escape."""
    page = at("queues/", 360)
    button = page.locator(f"{what}:visible").first
    button.focus()
    page.evaluate(FRAMES)
    before = page.evaluate("document.querySelector('article').getBoundingClientRect().height")
    page.keyboard.press("Enter")
    told = page.locator(":popover-open")
    told.wait_for()
    box = told.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["width"] > 100
    assert page.evaluate("document.querySelector('article').getBoundingClientRect().height") == before
    described = button.get_attribute("aria-describedby")
    assert described == told.get_attribute("id") and told.inner_text()
    page.keyboard.press("Escape")
    assert told.count() == 0


def test_drawer(at):
    """On a phone the menu opens, lets the reader go up a level and choose, and closes, by keyboard."""
    page = at("queues/", 360)
    menu = page.locator("button.md-header__button[for=__drawer]")
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('[for=__drawer]')")
    page.keyboard.press("Enter")
    for _ in range(60):
        if page.evaluate("document.activeElement.matches('a.md-nav__link[href$=\"queue-end/\"]')"):
            break
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["seen"]
    assert page.evaluate("""() => {
        const box = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement.contains(top) && box.height > 20;
    }""")
    with page.expect_navigation(url="**/queue-end/"):
        page.keyboard.press("Enter")


def test_passages(opened):
    """What is in the other language says so; no explanation is in a title alone."""
    wrong = opened.page.evaluate(
        """language => {
            const foreign = language === "en" ? /[\\u3400-\\u9fff]/
                : /(^|[^\\w./-])[A-Za-z']{2,}( [A-Za-z']{2,}){2}(?![\\w.(])/;
            const own = language === "en" ? /[]/ : /[\\u3400-\\u9fff]/;
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), wrong = [];
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const lang = node.parentElement.closest("[lang]").lang.slice(0, 2), text = node.data.trim();
                if (node.parentElement.closest("script, svg")) continue;
                // A program may print in any language.
                if (node.parentElement.closest(".transcript") && /[\u3400-\u9fff]/.test(text)) continue;
                if (foreign.test(text) && lang === language) wrong.push(text);
                if (own.test(text) && lang !== language) wrong.push(text);
            }
            return wrong;
        }""",
        opened.language,
    )
    assert not wrong
    assert opened.page.locator(".badge[title]").count() == 0


def test_no_motion(at):
    """Where none is wanted nothing moves, and the page does not scroll smoothly."""
    page = at("pool/")
    page.click("[data-md-component=palette] label:not([hidden])")
    page.keyboard.press("/")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
