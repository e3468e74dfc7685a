"""A site below a path works whole: built for that path (a project page), or for another one (a mirror)."""

import os
import subprocess
import sys
import urllib.request
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.conftest import READY, ROOT, SITE, until
from tests.browser.searching import ask
from tests.browser.server import serving

BELOW = "/some/path/"
STYLED = "document.body && getComputedStyle(document.body).getPropertyValue('--md-primary-fg-color') != ''"
MISSING = [
    "nothing",
    "nothing/",
    "deep/down/nothing.html",
    "queues/nothing/",
    "en/nothing",
    "en/deep/down/nothing/",
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Where a site is served that was built for a path."""
    folder = tmp_path_factory.mktemp("project")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        env=os.environ | {"SITE_URL": f"https://example.org{BELOW}", "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    with serving(folder, below=BELOW) as address:
        yield address


@pytest.fixture(scope="module")
def mirror():
    """Where the site is served below a path for which it was not built."""
    with serving(SITE, below="/mirrors/of/this/") as address:
        yield address


@pytest.fixture(params=["project", "mirror"])
def served(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def watched(page):
    """A page, and all that it asks for; fails on what its browser complains of, a missing page apart."""
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console", lambda m: complaints.append(f"{m.text} {m.location['url']}") if m.type == "error" else None
    )
    yield page, asked, complaints


def outside(asked, served):
    return [url for url in asked if not url.startswith((served, "data:", "blob:"))]


def links(page):
    """Addresses of all that a page links to on its own server, without the places on them."""
    found = page.locator('a[href]:not([href^="#"])').evaluate_all("all => all.map(a => a.href)")
    origin = urljoin(page.url, "/")
    return {url.partition("#")[0] for url in found if url.startswith(origin)}


@cache
def is_there(link):
    """Whether a server has something at an address; asked once, for all pages link to much the same."""
    return urllib.request.urlopen(link).status == 200


def search(page, served, path):
    """Search in the language of a page; all results are in it."""
    english = path.startswith("en/")
    results = [url for item in ask(page, "sentinel" if english else "哨兵") for url in item]
    assert results and all(url.startswith(f"{served}{'en/' * english}") for url in results)
    page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["", "queues/", "en/", "en/pool/"])
def test_pages(watched, served, path):
    page, asked, complaints = watched
    page.goto(served + path)
    page.wait_for_selector(READY)
    assert page.evaluate(STYLED)
    search(page, served, path)
    for link in links(page):
        assert link.startswith(served) and is_there(link), link
    program = page.locator("article a[download]").first
    with page.expect_download() as download:
        program.evaluate("link => link.click()")
    assert download.value.url.startswith(f"{served}examples/")
    twin = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
    page.locator("a.language").click()
    page.wait_for_url(f"{served}{twin}*")
    assert not outside(asked, served) and not complaints


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there(watched, served, path):
    page, asked, complaints = watched
    assert page.goto(served + path).status == 404
    page.wait_for_selector(READY)
    english = path.startswith("en/")
    assert ("no page" in page.locator("h1").inner_text()) == english
    until(page, STYLED)
    search(page, served, path)
    assert {f"{served}{'en/' * english}", f"{served}{'en/' * english}start/"} < links(page)
    for link in links(page):
        assert link.startswith(served) and is_there(link), link
    page.locator("a.language").click()
    page.wait_for_url(served + "en/" * (not english))
    if urlsplit(served).path == BELOW:
        assert not outside(asked, served)
        assert [text for text in complaints if served + path not in text] == []


def test_a_page_at_the_root_is_not_looked_for_elsewhere(watched, site):
    """What a mirror needs is of no cost where the site is served as it was built."""
    page, asked, _ = watched
    page.goto(site + "deep/down/nothing/", wait_until="networkidle")
    assert len(asked) == len(set(asked)) and f"{site}deep/assets/first.js" not in asked
