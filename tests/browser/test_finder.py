"""The page of the error finder: by keyboard, by hand, from a disk, and what it weighs."""

import gzip
import re
import zipfile

import pytest
from playwright.sync_api import expect

from book import catalogue
from harness.paths import EXAMPLES, ROOT
from tests.browser.conftest import READY, SITE
from tests.browser.searching import LIST, ask
from tests.browser.test_offline import ZIP

MOST = 15_000  # bytes, compressed: both scripts and what they know in one language
TWICE = (EXAMPLES / "process/start_twice.out").read_text("utf-8")
PAGE = catalogue.load(ROOT)["start-twice"].page.removesuffix(".md")
HUNG = """Traceback (most recent call last):
  File "main.py", line 9, in <module>
    child.join()
  File "/usr/lib/python3.14/multiprocessing/process.py", line 156, in join
KeyboardInterrupt
Process Process-1:
Traceback (most recent call last):
  File "/usr/lib/python3.14/multiprocessing/process.py", line 320, in _bootstrap
    self.run()
  File "main.py", line 4, in work
    print(connection.recv())
  File "/usr/lib/python3.14/multiprocessing/connection.py", line 261, in recv
KeyboardInterrupt
"""
HOMES = {"zh": "", "en": "en/"}


@pytest.mark.parametrize("language", HOMES)
def test_a_paste_is_answered(page, site, language):
    page.goto(f"{site}{HOMES[language]}error-finder/")
    page.wait_for_selector(READY)
    label = {"zh": "把报错贴在这里", "en": "Paste the error here"}[language]
    page.get_by_role("textbox", name=label).fill(TWICE)
    found = page.get_by_role("status").filter(has=page.locator(".first"))
    expect(found.locator("mark")).to_have_text("AssertionError: cannot start a process twice")
    found.locator(".first a").click()
    page.wait_for_url(f"{site}{HOMES[language]}{PAGE}/#start-twice")


@pytest.mark.parametrize("language", HOMES)
def test_a_program_that_hung_is_told_where(page, site, language):
    page.goto(f"{site}{HOMES[language]}error-finder/")
    page.wait_for_selector(READY)
    page.locator("#pasted").fill(HUNG)
    found = page.locator(".found")
    expect(found.locator("pre").last).to_have_text("print(connection.recv())")
    expect(found.locator("li").first.locator("a")).to_have_attribute("href", re.compile("pipe/#still-open$"))
    expect(found.locator("li a[href*=errors]")).to_have_count(0)  # no cause that cannot be
    found.locator("li a").last.click()
    page.wait_for_url(f"{site}{HOMES[language]}pipe/#several-children")


def test_by_keyboard(page, site):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}en/error-finder/")
    page.locator("#pasted").focus()
    page.keyboard.insert_text("ZeroDivisionError: division by zero")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    found = page.locator(".found")
    expect(found).to_contain_text("not known here")
    assert "/issues/new?" in (found.locator("a").last.get_attribute("href") or "")
    page.locator("#pasted").fill("")
    expect(found).to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", HOMES)
def test_on_a_phone_the_answer_to_a_paste_is_in_sight(page, site, language):
    page.set_viewport_size({"width": 390, "height": 664})  # below the bars of a browser
    page.goto(f"{site}{HOMES[language]}error-finder/")
    page.wait_for_selector(READY)
    paste = """(box, text) => {
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    }"""
    page.locator("#pasted").evaluate(paste, TWICE * 9)
    expect(page.locator(".found .first")).to_be_in_viewport(ratio=1)
    expect(page.locator(".found mark")).to_be_in_viewport(ratio=1)


def test_without_scripts_the_list_is_there(chromium, site):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}error-finder/")
        expect(page.locator("#pasted")).to_be_hidden()
        page.locator("article a[href*='errors/#all']").first.click()
        expect(page.locator("article")).to_contain_text("AssertionError: cannot start a process twice")


def test_from_a_disk(chromium, tmp_path):
    with zipfile.ZipFile(ZIP) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "multiprocessing-by-example-site"
    with chromium.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((folder / "error-finder/index.html").as_uri())
        page.locator("#pasted").fill(TWICE)
        page.locator(".found .first a").click()
        expect(page.locator("#start-twice")).to_be_in_viewport()
        page.goto((folder / "error-finder/index.html").as_uri())
        page.locator("#pasted").fill(HUNG)
        page.locator(".found li a").first.click()
        expect(page.locator("#still-open")).to_be_in_viewport()


@pytest.mark.parametrize("language", HOMES)
def test_search_sends_errors_to_the_catalogue(page, site, language):
    page.goto(site + HOMES[language])
    page.wait_for_selector(READY)
    ask(page, TWICE)
    page.wait_for_selector(f"{LIST} a[href*='{PAGE}/'][href$='#start-twice']")


@pytest.mark.parametrize("language", HOMES)
def test_its_weight(language):
    files = ("assets/finder.js", "assets/finder-page.js", f"finder/{language}.js")
    assert sum(len(gzip.compress((SITE / file).read_bytes(), 6)) for file in files) <= MOST


def test_its_time(page, site):
    page.goto(f"{site}en/error-finder/")
    text = TWICE * 25
    assert text.count("\n") >= 200
    took = """text => {
        const find = errorFinder(errorEntries);
        const times = [...Array(20)].map(() => {
            const began = performance.now();
            find(text);
            return performance.now() - began;
        });
        return Math.min(...times);
    }"""
    assert page.evaluate(took, text) < 5  # milliseconds, undisturbed
