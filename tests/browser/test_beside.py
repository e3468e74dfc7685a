"""Each program beside its transcript where both fit, and never a page to be moved sideways."""

import pytest

from tests.browser.conftest import READY

WIDTHS = [412, 768, 960, 1219, 1220, 1280, 1600, 2560]  # test_hard_times has 320
WIDE = "document.scrollingElement.scrollWidth > innerWidth"
# Programs that are cut off although something stands beside them, and transcripts too narrow to be read.
CRAMPED = """() => [...document.querySelectorAll(".beside")].filter(both => {
    const [left, right] = both.children, code = left.querySelector(".scroll");
    if (left.offsetTop !== right.offsetTop) return false;
    return code.scrollWidth > code.clientWidth || right.clientWidth < 240;
}).map(both => both.querySelector(".filename").innerText)"""
ALONE = """() => [...document.querySelectorAll("article:not(:has(.opening)) .beside")].filter(both =>
    both.children[0].offsetTop !== both.children[1].offsetTop)
    .map(both => both.querySelector(".filename").innerText)"""
# What words, lists and tables have of the height of a page; what stands side by side counts once, and what
# is folded not at all, though other tests may have opened it.
WORDS = """() => {
    document.querySelectorAll("article details").forEach(details => details.open = false);
    const article = document.querySelector("article"), rows = new Set();
    for (const words of article.querySelectorAll("p, ul, ol, table")) {
        const {top, bottom, width} = words.getBoundingClientRect();
        if (!width || words.querySelector("pre") || words.closest(".runs")) continue;
        for (let y = Math.floor(top); y < bottom; y++) rows.add(y);
    }
    return rows.size / article.offsetHeight;
}"""
FEWEST = 1 / 3  # of the height of a page that is as wide as DESKTOP
FEW = {"error-finder/": "is a form, not a text"}
LIT = "[...document.querySelectorAll('.lit')].map(e => e.id || e.innerText.trim())"


@pytest.mark.parametrize("path", ["", "process/", "pool-traps/", "en/pool/", "en/start-methods/"])
def test_columns(chromium, site, path):
    with chromium.new_context() as context:
        page = context.new_page()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(site + path)
            page.wait_for_selector(READY)
            assert not page.evaluate(WIDE), width
            assert page.evaluate(CRAMPED) == [], width
            if width >= 1280:
                assert page.evaluate(ALONE) == [], width


def test_there_are_words_between_programs(opened):
    """A page explains what it shows: no page is all programs and what they print."""
    if opened.path not in FEW:
        assert opened.page.evaluate(WORDS) >= FEWEST


@pytest.fixture
def queues(page, site):
    """A page with room for columns."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + "en/queues/")
    page.wait_for_selector(READY)
    return page


def test_a_line_and_what_it_printed_light_each_other(queues):
    printed = queues.locator(".transcript a.at[href='#fifo.py-11']").first
    printed.scroll_into_view_if_needed()
    printed.hover()
    assert len(queues.evaluate(LIT)) == 2 and queues.evaluate(LIT)[0] == "fifo.py-11"
    queues.locator("[id='fifo.py-11']").hover()
    assert {line[-5:] for line in queues.evaluate(LIT)} == {"py-11", "put 0", "put 1", "put 2"}
    queues.locator("h1").hover()
    assert queues.evaluate(LIT) == []


def test_lines_by_keyboard(queues):
    """The numbers of a transcript are one stop; arrow keys go from one to the next, Enter to the program."""
    first = queues.locator(".beside:has([id='fifo.py-11']) .transcript a.at").first
    first.focus()
    assert queues.evaluate(LIT)[0] == "fifo.py-11"
    for _ in range(3):
        queues.keyboard.press("ArrowDown")
    assert queues.evaluate(LIT)[0] == "fifo.py-20"
    queues.keyboard.press("Shift+Tab")
    queues.keyboard.press("Tab")
    assert queues.evaluate(LIT)[0] == "fifo.py-20"
    queues.keyboard.press("Enter")
    assert queues.evaluate("document.activeElement.id") == "fifo.py-20"
    assert {line[-5:] for line in queues.evaluate(LIT)} == {"py-20", "got 0", "got 1", "got 2"}


def test_a_traceback_leads_to_its_line(page, site):
    page.goto(site + "en/process/")
    link = page.locator(".transcript pre a:not(.at)").first
    target = link.get_attribute("href")
    link.click()
    assert page.evaluate("'#' + document.activeElement.id") == target


@pytest.mark.parametrize("what", [".scroll", ".transcript:not(.runs) pre > code"])
def test_numbers_are_not_copied(queues, what):
    """What is selected by hand and copied has no numbers of lines in it."""
    queues.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = queues.locator(f".beside:has([id='fifo.py-11']) {what}")
    block.scroll_into_view_if_needed()
    block.evaluate("e => getSelection().selectAllChildren(e)")
    queues.keyboard.press("Control+C")
    copied = queues.evaluate("navigator.clipboard.readText()")
    wanted = block.evaluate("""e => {
        const copy = e.cloneNode(true);
        copy.querySelectorAll(".apart, .at, .marker").forEach(x => x.remove());
        return copy.textContent;
    }""")
    assert [line.rstrip() for line in copied.rstrip().splitlines()] == [
        line.rstrip() for line in wanted.rstrip().splitlines()
    ]
