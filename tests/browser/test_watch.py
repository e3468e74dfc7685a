"""The page that watch.py writes of a program: from the disk, by keyboard, and with nothing fetched."""

import shutil
import subprocess
import sys

import pytest

from harness import pythons
from harness.paths import ROOT
from tests.browser.conftest import SITE

NEW = [python.path for python in pythons.found() if python.version >= (3, 12)]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not NEW, reason="needs Linux, and Python 3.12 or newer"
)


@pytest.fixture
def own(chromium, tmp_path):
    """The page of a program, as watch.py writes it; it fails on any error, and on what it fetches."""
    contexts, failed = [], []

    def opened(name, *words, language="en"):
        shutil.copyfile(ROOT / "examples" / name, program := tmp_path / name.rpartition("/")[2])
        command = [NEW[-1], SITE / "watch.py", "--lang", language, *words, program.name]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
        contexts.append(context := chromium.new_context(offline=True, reduced_motion="reduce"))
        page = context.new_page()
        page.on("request", lambda request: failed.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
        address = program.with_suffix(".watch.html").as_uri()
        page.goto(address)
        failed.remove(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not failed


def test_it_steps_by_keyboard(own):
    page = own("queues/fifo.py", "--method", "fork", "--method", "spawn")
    page.keyboard.press("Tab")
    for _ in range(20):  # to the button, past the program and the transcript
        if page.evaluate("document.activeElement.dataset.go") == "1":
            break
        page.keyboard.press("Tab")
    told = []
    for _ in range(60):
        page.keyboard.press("Enter")
        told.append(page.locator("output").inner_text())
    printed = [text for text in dict.fromkeys(told) if " prints “" in text]
    assert len(printed) == 7 and sum("prints “put" in text and "in line 11" in text for text in printed) == 3
    assert told[-1].endswith(" ends") and told[-1] == told[-2]
    page.locator("select").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("select").input_value() == "spawn"
    assert "resource_tracker" in page.locator(".where").inner_text()


@pytest.mark.parametrize(("language", "waits"), [("en", "waits in line 13"), ("zh", "在第 13 行等待")])
def test_one_that_hangs_opens_where_it_hangs(own, language, waits):
    page = own("deadlock/two_orders.py", "--method", "fork", "--limit", "2", language=language)
    assert page.locator("output").inner_text().count(waits) == 2
    assert page.locator("[id='line-13']").get_attribute("data-at").count("Process-") == 2


def test_one_that_fails_links_its_traceback(own):
    page = own("reading/fails.py", "--method", "fork")
    link = page.locator(".transcript pre a:not(.at)").first
    target = link.get_attribute("href")
    link.click()
    assert page.evaluate("'#' + document.activeElement.id") == target


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_moved_sideways(own, width):
    page = own("queues/fifo.py", "--method", "fork")
    page.set_viewport_size({"width": width, "height": 800})
    assert not page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
