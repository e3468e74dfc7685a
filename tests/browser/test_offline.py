"""The zip for a classroom: unpacked, its pages work from the disk, without a server or a network."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SITE
from tests.browser.searching import LIST, ask, entries_of, place

ZIP = SITE / "offline/multiprocessing-by-example-offline.zip"


@pytest.fixture
def folder(tmp_path):
    """Where the zip was unpacked, with a slash at its end."""
    with zipfile.ZipFile(ZIP) as archive:
        archive.extractall(tmp_path)
    return f"{(tmp_path / 'multiprocessing-by-example-site').as_uri()}/"


@pytest.fixture
def offline(chromium):
    """A page without a network; it fails on whatever is asked of one, or is not there."""
    context = chromium.new_context(offline=True)
    page = context.new_page()
    failed = []
    page.on(
        "request",
        lambda r: failed.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None,
    )
    page.on("requestfailed", lambda r: failed.append(r.url))
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
def test_search(offline, folder, home, query, right):
    offline.goto(f"{folder}{home}index.html")
    found = ask(offline, query)
    shown = [place(url, folder) for url in found[0]]
    right = next((entry for entry in entries_of([right]) if entry in shown), right)
    assert right in shown
    assert {url.startswith(f"{folder}en/") for item in found for url in item} == {home == "en/"}
    offline.locator(f"{LIST} a[href$='#{right.partition('#')[2]}']").first.click()
    offline.wait_for_url(lambda url: place(url, folder) == right)
    expect(offline.locator(f"[id='{right.partition('#')[2]}']")).to_be_in_viewport()


def test_nothing_found(offline, folder):
    offline.goto(f"{folder}index.html")
    assert ask(offline, "红烧肉") == []


def test_switch(offline, folder):
    """To the other language and back, on the home page and within a section of another."""
    for name in ("index.html", "queue-end/index.html#sentinel"):
        offline.goto(f"{folder}{name}")
        for language, there in (("en", f"en/{name}"), ("zh", name)):
            offline.locator(f"a.language[hreflang={language}]").click()
            offline.wait_for_url(f"{folder}{there}")
            expect(offline.locator("html")).to_have_attribute("lang", re.compile(language))


def test_every_link(offline, folder, tmp_path):
    """What pages link to on the disk is there: a folder would open as a list of files, or not at all."""
    root = tmp_path / "multiprocessing-by-example"
    gone = set()
    for page in root.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text("utf-8")):
            if not re.match(r"[a-z]+:", link) and not (page.parent / link).is_file():
                gone.add(f"{page.relative_to(root)}: {link}")
    assert not gone
