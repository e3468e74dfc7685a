"""The built site, served as its host will serve it, and Chromium to open it with."""

import os
import shutil
import time

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from harness.paths import ROOT
from tests.browser.server import serving
from tests.browser.visit import Visit

SITE = ROOT / "site"
PATIENCE = 60_000  # milliseconds: a busy machine has been seen to draw nothing for 15 seconds
expect.set_options(timeout=PATIENCE)
PUBLIC = "https://multiprocessing-by-example.github.io/"  # where it is published


@pytest.fixture(scope="session")
def site():
    """Where the built site is served, with a slash at its end."""
    if not (SITE / "index.html").is_file():
        pytest.exit("site/ has not been built: nox -s docs", returncode=2)
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def chromium_path():
    """Where the system has its Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.exit(
            "no Chromium on PATH: apt-get install chromium, or set CHROMIUM to its path", returncode=2
        )
    return path


@pytest.fixture(scope="session")
def chromium(chromium_path):
    """One browser for all tests; each opens pages of its own in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A new page in a context of its own: nothing is remembered from another test."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


READY = "html.js"  # the theme's script has run
DESKTOP = {"width": 1280, "height": 800}


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true on a page.

    Playwright's wait_for_function asks again from within the page, where our policy forbids to evaluate.
    """
    ends = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < ends, f"never true: {condition}"
        page.wait_for_timeout(20)


def paths(language: str) -> list[str]:
    """Paths of all pages of a language, from the sources: "" for its home page, "queues/" and so on."""
    names = sorted(p.stem for p in (ROOT / "docs" / language).glob("*.md"))
    prefix = "en/" * (language == "en")
    return [prefix + ("" if name == "index" else f"{name}/") for name in names]


EVERY = [*paths("zh"), *paths("en"), "no-such-page/", "en/no-such-page/"]


@pytest.fixture(scope="session")
def readers_context(chromium, site):
    """One context for all pages that are only looked at, without transitions, which would be waited for."""
    with chromium.new_context(reduced_motion="reduce", viewport=DESKTOP) as context:
        context.set_default_timeout(PATIENCE)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.rstrip("/"))
        yield context


@pytest.fixture(scope="session", params=EVERY)
def visited(request, readers_context, site):
    """Each page in turn: pytest runs all tests of one page before it opens the next."""
    visit = Visit(request.param, readers_context.new_page())
    visit.page.goto(site + visit.path)
    visit.page.wait_for_selector(READY)
    yield visit
    visit.page.close()


@pytest.fixture
def opened(visited):
    """A page as it was opened: who changes what is seen of it finds it changed back."""
    yield visited
    visited.page.set_viewport_size(DESKTOP)
    visited.page.evaluate("scrollTo(0, 0)")


TABLES: dict[str, list[list[str]]] = {}


def row(table: str, *cells: object):
    """Add a row to a table of figures, printed when all tests are done; its first row is its head."""
    TABLES.setdefault(table, []).append([str(cell) for cell in cells])


def pytest_terminal_summary(terminalreporter):
    for title, rows in TABLES.items():
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        terminalreporter.section(title)
        for first, *figures in rows:
            cells = [first.ljust(widths[0]), *(f.rjust(w) for f, w in zip(figures, widths[1:], strict=True))]
            terminalreporter.line("  ".join(cells))
