"""A page asks nothing of anybody but the site itself, and everything it asks for is there and allowed."""

from tests.browser.conftest import EVERY, READY, SITE, until
from tests.browser.visit import Visit

# Twins differ in their words alone, and a page of each pair is used. The box is the same on all pages, and a
# search takes longer than all else that a reader does with a page.
SEARCHED = {*EVERY[::8], *EVERY[-2:]}


def test_requests(opened, site):
    if opened.language == "zh" or opened.path in SEARCHED:
        use(opened.page)
    if opened.path in SEARCHED:
        search(opened.page)
    opened.page.evaluate("localStorage.clear()")  # it has the colours, and the next page is to begin light
    foreign = [url for url in opened.asked if not url.startswith((site, "data:", "blob:"))]
    assert not foreign and not opened.failed and not opened.complaints


def use(page):
    """Do what a reader can do with a page but search and leave it."""
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    before = page.evaluate(scheme)
    page.click("[data-md-component=palette] label:not([hidden])")
    assert page.evaluate(scheme) != before
    for fold in page.locator("article summary:visible").all():  # first: there may be tabs in them
        if not fold.evaluate("summary => summary.parentElement.open"):
            fold.click()
    for tab in page.locator(".tabbed-labels label:visible").all():
        tab.click()
    if page.locator(".marker:visible").count():
        page.locator(".marker:visible").first.click()
        page.locator(".note:popover-open").wait_for()
    if page.locator("button.badge:visible").count():
        page.locator("button.badge:visible").first.click()
        page.locator(".why:popover-open").wait_for()
    if page.locator(".md-code__button:visible").count():
        page.locator(".md-code__button:visible").first.click()
        page.locator(".md-dialog--active").wait_for()
        assert page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")


def search(page):
    """Ask the search box for a word."""
    page.keyboard.press("/")
    page.keyboard.type("fork")
    page.locator(".md-search-result__link").first.wait_for()


def test_policy(page, site):
    """Every page has one; it lets no code from strings pass, and no script or style that was not built in."""
    complaints = Visit("", page).complaints
    for file in SITE.glob("**/*.html"):
        html = file.read_text("utf-8")
        (policy,) = [
            line for line in html.split("<") if line.startswith('meta http-equiv="Content-Security-Policy"')
        ]
        assert "unsafe" not in policy and "default-src 'none'" in policy
        assert html.index(policy) < html.index("<link") < html.index("<script")
    page.goto(site)
    page.wait_for_selector(READY)
    assert not complaints
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {text: 'window.planted = 1'}))"
    )
    page.evaluate("new Image().src = 'https://example.org/'")
    page.evaluate("fetch('https://example.org/').catch(() => 0)")
    until(page, "document.readyState === 'complete'")
    assert page.evaluate("window.planted") is None
    blocked = " ".join(complaints)
    for directive in ("style-src", "script-src", "img-src", "connect-src"):
        assert directive in blocked
