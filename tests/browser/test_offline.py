"""The zip for a classroom: unpacked, its pages work from the disk, without a server or a network."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from finish import offline
from tests.browser.conftest import EVERY, SITE
from tests.browser.searching import LIST, ask, entries_of, place

ZIP = SITE / offline.ARCHIVE


@pytest.fixture
def unpacked(tmp_path):
    """The folder that the zip was unpacked into."""
    with zipfile.ZipFile(ZIP) as archive:
        archive.extractall(tmp_path)
    return tmp_path / offline.UNPACKED


@pytest.fixture
def folder(unpacked):
    """The address of that folder, with a slash at its end."""
    return f"{unpacked.as_uri()}/"


@pytest.fixture
def disconnected(chromium):
    """A page without a network; it fails on whatever is asked of one, or is not there."""
    context = chromium.new_context(offline=True)
    page = context.new_page()
    failed = []

    def asked(request):
        if not request.url.startswith(("file:", "data:", "blob:")):
            failed.append(request.url)

    def unanswered(request):
        if request.failure != "net::ERR_ABORTED":  # the page was left before the answer came
            failed.append(f"{request.failure} {request.url}")

    page.on("request", asked)
    page.on("requestfailed", unanswered)
    page.on("pageerror", lambda e: failed.append(str(e)))
    yield page
    context.close()
    assert not failed


@pytest.mark.parametrize(
    "home, query, right",
    [
        ("", "僵尸进程", "proc#zombie"),
        ("", "为什么 Pool 卡住了", "pool-traps#worker-killed"),
        ("", "imap_unordered", "pool-map#imap"),
        ("en/", "how do I get the return value of a process", "arguments#return-value"),
        ("en/", "ValueError: Pool not running", "pool-errors#pool-still-running"),
    ],
)
def test_search(disconnected, folder, home, query, right):
    disconnected.goto(f"{folder}{home}index.html")
    found = ask(disconnected, query)
    shown = [place(url, folder) for url in found[0]]
    right = next((entry for entry in entries_of([right]) if entry in shown), right)
    assert right in shown
    assert {url.startswith(f"{folder}en/") for item in found for url in item} == {home == "en/"}
    disconnected.locator(f"{LIST} a[href$='#{right.partition('#')[2]}']").first.click()
    disconnected.wait_for_url(lambda url: place(url, folder) == right)
    expect(disconnected.locator(f"[id='{right.partition('#')[2]}']")).to_be_in_viewport()


def test_nothing_found(disconnected, folder):
    disconnected.goto(f"{folder}index.html")
    assert ask(disconnected, "红烧肉") == []


def test_switch(disconnected, folder):
    """To the other language and back, on the home page and within a section of another."""
    for name in ("index.html", "queue-end/index.html#sentinel"):
        disconnected.goto(f"{folder}{name}")
        for language, there in (("en", f"en/{name}"), ("zh", name)):
            disconnected.locator(f"a.language[hreflang={language}]").click()
            disconnected.wait_for_url(f"{folder}{there}")
            expect(disconnected.locator("html")).to_have_attribute("lang", re.compile(language))


def test_every_link(unpacked):
    """What pages link to on the disk is there: a folder would open as a list of files, or not at all."""
    gone, pages = set(), list(unpacked.rglob("*.html"))
    assert len(pages) == sum("no-such-page" not in path for path in EVERY)
    for page in pages:
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text("utf-8")):
            if not re.match(r"[a-z]+:", link) and not (page.parent / link).is_file():
                gone.add(f"{page.relative_to(unpacked)}: {link}")
    assert not gone
