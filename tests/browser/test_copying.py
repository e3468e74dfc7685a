"""Whatever a reader takes along is the program: by the copy button, by its link, in the archive."""

import io
import os
import re
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from book.pages import MARKER, Page
from tests.browser.conftest import ROOT, SITE, until

PAGES = ["", "en/", "queues/", "en/start/", "en/pool/"]
RUN = ["start/first.py", "queues/fifo.py", "pool/apply_async.py"]


@pytest.fixture
def pasted(chromium, site):
    """Opens a page whose copy buttons can be pressed, and reads what they gave."""
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.rstrip("/"))
    page = context.new_page()

    def copy(block):
        page.evaluate("navigator.clipboard.writeText('nothing was copied')")
        button = block.locator("button[data-md-type=copy]")
        button.scroll_into_view_if_needed()
        button.click()
        until(page, "async () => await navigator.clipboard.readText() != 'nothing was copied'")
        return page.evaluate("navigator.clipboard.readText()")

    page.copy = copy
    yield page
    context.close()


def programs(path):
    """The programs of a page, in order, from its source."""
    name = path.removeprefix("en/").strip("/") or "index"
    blocks = Page(ROOT / "docs" / ("en" if path.startswith("en/") else "zh") / f"{name}.md").blocks
    return [block.text for block in blocks if block.kind == "program"]


@pytest.mark.parametrize("path", PAGES)
def test_the_button_gives_the_program(pasted, site, path, tmp_path):
    pasted.goto(site + path, wait_until="networkidle")
    pasted.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    blocks = pasted.locator("article .highlight:has(> .filename)")
    names = blocks.locator("> .filename").all_inner_texts()
    assert names == programs(path)
    for block, name in zip(blocks.all(), names, strict=True):
        text = pasted.copy(block)
        source = (ROOT / "examples" / name).read_text()
        assert text == re.sub(r" *# \(\d\)!", "", source)
        assert text == urllib.request.urlopen(f"{site}examples/{name}").read().decode()
        assert text.endswith("\n") and not re.search(r"[ \t\r]$", text, re.MULTILINE) and text.isascii()
        compile(text, name, "exec")
        if name in RUN:
            runs_alone(text, name, tmp_path / name.replace("/", "-"))


def runs_alone(text, name, folder):
    folder.mkdir()
    (folder / name.rpartition("/")[2]).write_text(text)
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, name.rpartition("/")[2]]
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0 and done.stdout and not done.stderr


def test_the_button_of_a_transcript_gives_its_text(pasted, site):
    pasted.goto(site + "en/start/", wait_until="networkidle")
    text = pasted.copy(pasted.locator("figure.transcript").first)
    assert text == (ROOT / "examples/start/first.out").read_text()


def test_the_button_of_a_session_gives_what_was_typed(pasted, site):
    pasted.goto(site + "start/", wait_until="networkidle")
    text = pasted.copy(pasted.locator("article .highlight:has(.gp)").first)
    assert text.startswith("from multiprocessing import Process\nfrom threading import Thread\nhasattr(")
    assert ">>>" not in text and "(True, False)" not in text
    pasted.goto(site + "en/tested/", wait_until="networkidle")
    text = pasted.copy(pasted.locator("article .highlight:has(.gp)").first)
    assert text.startswith("uvx nox -s tests") and "$" not in text


@pytest.mark.parametrize("path, word", [("queues/", "下载 "), ("en/queues/", "Download ")])
def test_the_title_of_a_program_is_its_file(page, site, path, word):
    page.goto(site + path)
    links = page.locator("article .filename a")
    assert links.count() == page.locator("article .filename").count() == len(programs(path))
    link, name = links.first, links.first.inner_text()
    assert link.get_attribute("aria-label") == word + name
    assert link.bounding_box()["height"] >= 24
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == name.rpartition("/")[2]


def test_the_served_programs_have_no_markers():
    served = sorted((SITE / "examples").rglob("*.py"))
    assert len(served) == len(list((ROOT / "examples").rglob("*.py")))
    for file in served:
        content = file.read_bytes()
        assert b"\r" not in content and content.isascii() and content.endswith(b"\n"), file
        assert not MARKER.search(content.decode()) and not re.search(rb"[ \t]$", content, re.MULTILINE), file


@pytest.mark.parametrize("path", ["", "start/", "en/", "en/start/"])
def test_all_programs_in_one_archive(page, site, path):
    page.goto(site + path)
    for link in page.locator("a.download[download]").all():
        with page.expect_download() as download:
            link.click()
        content = download.value.path().read_bytes()
        assert download.value.suggested_filename == "multiprocessing-by-example.zip"
        assert f"{round(len(content) / 1000)}\N{NO-BREAK SPACE}KB" in link.inner_text()
    assert page.locator("a.download[download]").count() == (1 if "start" in path else 2)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
        assert {name.partition("/")[0] for name in archive.namelist()} == {"multiprocessing-by-example"}
        assert archive.namelist() == sorted(archive.namelist())
    readme = held.pop("README.txt").decode()
    assert "怎样运行" in readme and "How to run" in readme
    assert held == {
        file.relative_to(SITE / "examples").as_posix(): file.read_bytes()
        for file in (SITE / "examples").rglob("*.*")
        if file.suffix != ".zip"
    }


def test_what_is_run_is_on_the_pages():
    assert set(RUN) <= {name for path in PAGES for name in programs(path)}
