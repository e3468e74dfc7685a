"""Whatever a reader takes along is the program: by the copy button, by its link, in the archive."""

import ast
import os
import re
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from book.pages import MARKER, Page
from finish.downloads import apart, as_text
from harness.transcript import parse
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
    done = run(text, name, folder)
    assert done.returncode == 0 and done.stdout and not done.stderr


def run(text, name, folder):
    """A program in a new folder, as a reader runs it; its output goes into a pipe."""
    folder.mkdir()
    (folder / name.rpartition("/")[2]).write_text(text, "utf-8")
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, name.rpartition("/")[2]]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_button_of_a_transcript_gives_its_text(pasted, site):
    pasted.goto(site + "en/start/", wait_until="networkidle")
    text = pasted.copy(pasted.locator("figure.transcript").first)
    [copied], [recorded] = parse(text), parse((ROOT / "examples/start/first.out").read_text())
    assert copied.shape() == recorded.shape()  # it may be the first of the recorded runs


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


@pytest.mark.parametrize("path", ["", "teaching-room/", "en/", "en/teaching-room/"])
def test_both_zips_are_a_click_away(page, site, path):
    """From the text of a page, which says how large they are, and from the foot of each."""
    page.goto(site + path)
    for place, tells in (("article a.download[href$='.zip']", True), (".md-copyright a[download]", False)):
        found = set()
        for link in page.locator(place).all():
            with page.expect_download() as download:
                link.click()
            found.add(download.value.suggested_filename)
            size = f"{round(download.value.path().stat().st_size / 1000)}\N{NO-BREAK SPACE}KB"
            assert (size in link.inner_text()) == tells
        assert found == {"multiprocessing-by-example.zip", "multiprocessing-by-example-offline.zip"}


@pytest.fixture(scope="module")
def programs_zip():
    """What is in the zip of all programs, by path."""
    with zipfile.ZipFile(SITE / "examples/multiprocessing-by-example.zip") as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_programs_of_the_zip_are_those_of_the_pages(programs_zip, language):
    """They have the page's notes as comments, on the same lines, and nothing else is different."""
    noted = 0
    programs = sources(".py")
    for name, source in programs.items():
        text = programs_zip[f"{language}/{apart(name, programs)}"].decode()
        assert len(text.splitlines()) == len(source.splitlines())
        assert ast.dump(ast.parse(text), include_attributes=True) == ast.dump(
            ast.parse(source), include_attributes=True
        )
        for line, original in zip(text.splitlines(), source.splitlines(), strict=True):
            mark = MARKER.search(original)
            if mark is None or "open(__file__)" in source:
                assert line == MARKER.sub("", original).rstrip()
            else:
                code, _, note = line.partition(f"  # ({mark[1]}) ")
                assert code == MARKER.sub("", original).rstrip() and note.strip()
                assert bool(re.search("[\u4e00-\u9fff]", note)) == (language == "zh")
                noted += 1
    assert noted > 100


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", [*RUN, "reading/fails.py"])
def test_they_print_the_same(programs_zip, language, name, tmp_path):
    texts = [(SITE / "examples" / name).read_text("utf-8"), programs_zip[f"{language}/{name}"].decode()]
    printed = []
    for folder, text in zip(("as-shown", "with-notes"), texts, strict=True):
        done = run(text, name, tmp_path / folder)
        said = re.sub(r"0x[0-9a-f]+|\d+", "N", done.stdout + done.stderr)
        printed.append((done.returncode, sorted(said.replace(folder, "").splitlines())))
    assert printed[0] == printed[1] and printed[0][1]


def test_the_transcripts_of_the_zip_open_by_a_double_click(programs_zip):
    """Windows knows what to do with .txt, and by the first bytes which encoding it is."""
    texts = {name: content for name, content in programs_zip.items() if name.endswith(".txt")}
    programs = sources(".py")
    wanted = {
        f"{language}/{as_text(apart(name, programs))}": text
        for language in ("zh", "en")
        for name, text in (sources(".out") | sources(".txt")).items()
    }
    readme = texts.pop("README.txt")
    assert {
        name: content.decode("utf-8-sig").replace("\r\n", "\n") for name, content in texts.items()
    } == wanted
    for content in (readme, *texts.values()):
        assert content.startswith("\N{BOM}".encode()) and content.count(b"\n") == content.count(b"\r\n")
    assert "怎样运行" in readme.decode() and "How to run" in readme.decode()


def sources(suffix):
    """The files below examples/ that end so, by their path there."""
    folder = ROOT / "examples"
    return {f.relative_to(folder).as_posix(): f.read_text("utf-8") for f in folder.rglob(f"*{suffix}")}


def test_what_is_run_is_on_the_pages():
    assert set(RUN) <= {name for path in PAGES for name in programs(path)}
