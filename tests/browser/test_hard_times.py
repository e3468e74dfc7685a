"""No scripts, a small phone, zoom, a slow line, an unknown address, paper: each leaves a page that works."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import READY

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # 3G
WIDE = """() => document.scrollingElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("article *")]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.outerHTML.slice(0, 100)).slice(0, 3) : null"""

EMPTY_LINES = """() => [...document.querySelectorAll("article :is(h1, h2, h3) .headerlink")].filter(link => {
    const heading = link.parentElement, height = heading.offsetHeight;
    link.style.display = "none";
    return heading.offsetHeight < height;
}).map(link => link.parentElement.innerText)"""
# Words of headings that are on two lines; "Queue" is a word of "queue.Queue", before which a line may end.
BROKEN_WORDS = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4)")].flatMap(heading => {
    const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange();
    const broken = [];
    for (let text = walk.nextNode(); text; text = walk.nextNode())
        for (const word of text.data.matchAll(/[a-z]+/gi)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(word[0]);
        }
    return broken;
})"""
# Cells as narrow as a word and higher than a paragraph: no table is to be read so.
TOWERS = """() => [...document.querySelectorAll("article :is(td, th)")].filter(cell =>
    cell.checkVisibility() && cell.clientWidth < 100 && cell.clientHeight > 180).map(cell => cell.innerText)
"""
# What may be cut in two by the end of a sheet, and links that do not say where they lead.
UNKEPT = """() => [...document.querySelectorAll("article :is(.highlight, figure, tr, .notes > li)")]
    .filter(e => e.checkVisibility() && getComputedStyle(e).breakInside !== "avoid")
    .map(e => e.outerHTML.slice(0, 100))"""
TARGETS = """() => [...document.querySelectorAll("article p:not(.source) a[href^=http]")]
    .filter(link => !/attr\\(href\\)|http/.test(getComputedStyle(link, "::after").content))
    .map(link => link.href)"""
FOLDED = """() => [...document.querySelectorAll("article details:not(.more)")].filter(
    d => d.lastElementChild.getBoundingClientRect().height < 10).map(d => d.innerText)"""


@pytest.mark.parametrize(("path", "told"), [("pool-exercises/", "折叠"), ("en/pool-exercises/", "folded")])
def test_paper_gives_no_solution_away(page, site, path, told):
    """Printed, an exercise keeps its solution folded, tells where it is, and has room to foretell."""
    page.goto(site + path)
    page.wait_for_selector(READY)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # upon which the theme unfolds them
    folded = page.locator("details.success, details.failure")
    assert all(folded.evaluate_all("all => all.map(one => one.open)"))
    assert folded.count() == 6 and not [e for e in folded.locator("pre").all() if e.is_visible()]
    words = "e => getComputedStyle(e, '::after').content"
    assert all(told in e.evaluate(words) for e in folded.locator("> summary").all())
    room = "all => all.map(e => parseFloat(getComputedStyle(e, '::before').height) > 100)"
    assert page.locator("details.success").evaluate_all(room) == [True, False, False]


def test_narrow(opened):
    """320 CSS pixels, a small phone, or a screen of 1280 at 400 %: nothing is wider."""
    page = opened.page
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(WIDE) is None
    assert page.evaluate(EMPTY_LINES) == []
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate(TOWERS) == []
    page.evaluate("scrollTo(1000, 0)")
    assert page.evaluate("scrollX") == 0


@pytest.mark.parametrize("path", ["create/", "en/pool/"])
def test_notes_at_400_percent(chromium, site, path):
    """A screen of 1280 by 1024 at 400 %: what opens is as wide as its text or the screen, and can be read."""
    with chromium.new_context(viewport={"width": 320, "height": 256}) as context:
        page = context.new_page()
        page.goto(site + path)
        for button in page.locator("article [popovertarget]:visible").all():
            button.evaluate("e => e.scrollIntoView({block: 'center'})")
            button.click()
            opened = page.locator("article :popover-open")
            box = opened.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 320, opened.inner_text()
            assert box["y"] >= 0 and box["y"] + box["height"] <= 256, opened.inner_text()
            one_line = opened.evaluate(
                "e => 1.5 * parseFloat(getComputedStyle(e).lineHeight) > e.clientHeight - 20"
            )
            assert box["width"] > 250 or one_line, opened.inner_text()
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["", "queues/", "en/pool-traps/", "no-such-page/", "en/no-such-page/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_scripts(chromium, site, path, width):
    with chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(site + path)
        assert page.locator("h1").is_visible()
        assert page.locator("article p").first.is_visible()
        # Nothing that would do nothing.
        for dead in (".md-search__input", ".md-code__button", "[data-md-component=palette] label"):
            assert not [e for e in page.locator(dead).all() if e.is_visible()]
        if width == 320:  # the menu opens all the same
            page.click("label[for=__drawer].md-header__button")
            page.locator(".md-nav--primary a.md-nav__link:visible").first.wait_for()
            page.mouse.click(310, 400)
        if page.locator(".marker").count():
            page.locator(".marker:visible").first.click()
            page.locator(".note:popover-open").wait_for()
            page.keyboard.press("Escape")
        with page.expect_navigation():
            page.locator("a.language").click()


@pytest.mark.parametrize("path", ["no-such-page/", "en/no-such-page/", "en/deep/er/no-such-page"])
def test_unknown(page, site, path):
    """Somebody who is lost is told so, in both languages, and where to go."""
    answer = page.goto(site + path)
    assert answer.status == 404
    assert (
        page.locator("article", has_text="没有").is_visible()
        and page.locator("article", has_text="no page").is_visible()
    )
    targets = [a.evaluate("a => a.href") for a in page.locator("article a[href]:not(.headerlink)").all()]
    assert {site, site + "en/"} <= set(targets)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "link", ["queue-end/#close", "en/pool-wait/#callbacks", "en/glossary/#memory", "pool-errors/#no-guard"]
)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_deep_link(chromium, site, width, link, scripts):
    """A link to a heading shows it, at the top, and not under the header."""
    with chromium.new_context(
        viewport={"width": width, "height": 700}, java_script_enabled=scripts, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(site + link)
        page.wait_for_load_state("networkidle")
        heading = page.locator(f"[id='{link.partition('#')[2]}']").bounding_box()
        header = page.locator(".md-header").bounding_box()
        assert header["y"] + header["height"] <= heading["y"] + 1 < 350


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
@pytest.mark.parametrize("home", ["", "en/"])
def test_an_old_address_leads_on(chromium, site, home, scripts):
    """Where a section was that is on another page now, a link to it is in sight, and no other."""
    with chromium.new_context(java_script_enabled=scripts, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{site}{home}process/#kill")
        sign = page.locator(".moved:visible")
        expect(sign).to_have_count(1)
        expect(sign).to_be_in_viewport()
        sign.get_by_role("link").click()
        page.wait_for_url(f"**/{home}terminate/#kill")
        expect(page.locator("#kill")).to_be_in_viewport()


def test_slow_line(chromium, site):
    """On 3G there is text to read within three seconds, whatever else still comes."""
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        page.goto(site + "pool/", wait_until="load", timeout=60_000)
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        assert first < 3000
        page.locator("article p").first.wait_for()


def test_no_code_waits_to_be_seen(opened):
    """A picture of the whole page has all of its code, which a browser may otherwise leave blank."""
    waiting = """() => [...document.querySelectorAll("article *")].filter(
        e => getComputedStyle(e).contentVisibility !== "visible").map(e => e.outerHTML.slice(0, 100))"""
    assert opened.page.evaluate(waiting) == []


@pytest.mark.parametrize("path", ["pool/", "en/queue-traps/", "process/"])
def test_paper(page, site, path):
    """Printed, from the dark theme even: black on white, all of the code, the notes, no navigation."""
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(site + path)
    page.wait_for_selector(READY)
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(200)
    for gone in (".md-header", ".md-sidebar", ".md-footer", ".md-code__button", ".md-top"):
        assert not [e for e in page.locator(gone).all() if e.is_visible()]
    clipped = page.evaluate("""() =>
        [...document.querySelectorAll("article pre, article pre code, article table")]
        .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
        .map(e => e.outerHTML.slice(0, 100))""")
    assert not clipped
    colours = page.evaluate("""() => [...new Set([...document.querySelectorAll(
        ".transcript code, .transcript code *, .highlight code, .highlight code span, article p, article li")]
        .filter(e => e.checkVisibility())
        .map(e => getComputedStyle(e).color))]""")
    # A line below code would hide its underscores, and a link leads nowhere on paper.
    assert not page.evaluate("""() => [...document.querySelectorAll("article a")]
        .filter(e => getComputedStyle(e).textDecorationLine !== "none")
        .map(e => e.outerHTML.slice(0, 100))""")
    assert all(max(map(int, c.removeprefix("rgb").strip("a()").split(",")[:3])) < 90 for c in colours), (
        colours
    )
    assert page.evaluate(FOLDED) == []
    assert (
        page.locator(".printed")
        .inner_text()
        .startswith(f"https://multiprocessing-by-example.github.io/{path}")
    )
    assert page.evaluate(UNKEPT) == []
    assert not page.locator("p.source").is_visible() and page.evaluate(TARGETS) == []
    assert page.locator("ol.notes").first.is_visible() or not page.locator("ol.notes").count()
