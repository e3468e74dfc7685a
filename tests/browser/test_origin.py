"""A page asks nothing of anybody but the site itself, and everything it asks for is there and allowed."""

import pytest

from tests.browser.conftest import READY, paths, until

PAGES = [*paths("zh"), *paths("en")]
WATCH = """document.addEventListener("securitypolicyviolation",
    e => console.error(`${e.violatedDirective}: ${e.blockedURI}`))"""


@pytest.fixture
def watched(page):
    """A page, what it asks for, what it does not get, and what its browser complains of."""
    asked, failed, complaints = [], [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("requestfailed", lambda r: failed.append(f"{r.failure} {r.url}"))
    page.on("response", lambda r: failed.append(f"{r.status} {r.url}") if r.status >= 300 else None)
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(WATCH)
    page.emulate_media(reduced_motion="reduce")  # not to wait for it
    return page, asked, failed, complaints


@pytest.mark.parametrize("path", PAGES)
def test_requests(watched, site, path):
    page, asked, failed, complaints = watched
    page.goto(site + path)
    page.wait_for_selector(READY)
    use(page)
    foreign = [url for url in asked if not url.startswith((site, "data:", "blob:"))]
    assert not foreign and not failed and not complaints


def use(page):
    """Do everything a reader can do with a page but leave it."""
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    before = page.evaluate(scheme)
    page.click("[data-md-component=palette] label:not([hidden])")
    assert page.evaluate(scheme) != before
    for tab in page.locator(".tabbed-labels label").all():
        tab.click()
    for fold in page.locator("summary:visible").all():
        fold.click()
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
    page.keyboard.press("/")
    page.keyboard.type("fork")
    page.locator(".md-search-result__link").first.wait_for()


def test_policy(watched, site):
    """Every page has one; it lets no code from strings pass, and no script or style that was not built in."""
    page, _, _, complaints = watched
    for path in [*PAGES, "no-such-page/"]:
        html = page.request.get(site + path).text()
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
