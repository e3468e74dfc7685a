"""MkDocs builds and serves the site without nox, from any folder, and refuses a broken one."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from book import exercises
from book.pages import LANGUAGES, MARKER
from harness.files import read
from harness.paths import ROOT
from harness.transcript import parse

pytestmark = pytest.mark.usefixtures("sound")
MKDOCS = Path(sys.executable).with_name("mkdocs")  # unlike python -m mkdocs, it puts no folder on sys.path
NOT_COPIED = shutil.ignore_patterns(".*", "site", "tests", "node_modules", "__pycache__")
LIMIT = 240  # seconds; a busy machine is slow
QUIET = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {
    "NO_MKDOCS_2_WARNING": "1"
}
FEW = """
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
hooks: [{root}/mkdocs_hook.py]
watch: [{root}/book]
nav: [index.md, "More": [queues.md, error-finder.md]]
exclude_docs: |
  *.toml
  names.json
  read.txt
  assets/diagrams/
  *.md
  !index.md
  !queues.md
  !error-finder.md
"""


def run(*command, folder):
    """A command that ends by itself, in a folder."""
    return subprocess.run(
        command, cwd=folder, env=QUIET, capture_output=True, text=True, check=False, timeout=LIMIT
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The whole site, built once."""
    folder = tmp_path_factory.mktemp("built")
    done = run(MKDOCS, "build", "-f", ROOT / "mkdocs.yml", "-d", folder / "site", folder=folder)
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stderr
    return folder / "site"


def test_it_is_built_without_nox(built):
    for page, word in (
        ("queues/index.html", "每次运行都核对："),
        ("en/queues/index.html", "Checked in every run: "),
    ):
        html = (built / page).read_text("utf-8")
        for finished in (word, 'class="md-header__button language"', "Content-Security-Policy"):
            assert finished in html


def test_pages_show_what_was_run_to_the_letter(built, site):
    for page in site.pages:
        name = site.name(page)
        language, _, rest = name.removeprefix("docs/").removesuffix(".md").partition("/")
        folder = built / ("" if language == LANGUAGES[0] else language) / rest.removesuffix("index")
        tree = LexborHTMLParser((folder / "index.html").read_text("utf-8"))
        for addition in tree.css(".apart, a.at, button.marker"):
            addition.decompose()
        shown = [code.text() for code in tree.css("article pre > code")]
        for (line, text), html in zip(shown_texts(page), shown, strict=True):
            if html != text:
                pytest.fail(f"{name}:{line}: the page shows something else than what was run", pytrace=False)


def test_what_an_exercise_begins_with_is_on_its_page_with_a_link_to_the_file(built, site):
    for exercise in exercises.gather(site, ""):
        files = {
            path.relative_to(ROOT).as_posix() for path in exercises.attempts(ROOT, exercise.name).values()
        }
        for address in exercise.page.values():
            page = built / address.partition("#")[0] / "index.html"
            tree = LexborHTMLParser(page.read_text("utf-8"))
            links = {
                (page.parent / link.attributes["href"]).resolve().relative_to(built.resolve()).as_posix()
                for link in tree.css("article .filename a[download]")
            }
            assert files <= links, (address, files - links)
            assert all((built / file).is_file() for file in files)


def shown_texts(page):
    """The line of each block of a page, with what it is to show.

    The first of recorded runs stands in the place of the transcript above them in their section, and prints
    the same. A transcript of several runs stays, since the page compares them.
    """
    there, above, place = [], None, 0
    for block in page.blocks:
        shown = texts(block)
        if block.kind == "transcript":
            above, place = block, len(there)
        elif block.kind == "runs" and not re.search("^#", page.source[above.end : block.start], re.MULTILINE):
            sessions, (first, *_) = parse(there[place][1]), parse(shown[0])
            if len(sessions) == 1:
                assert first.shape(above.order) == sessions[0].shape(above.order), (page.path, block.line)
                there[place] = (block.line, shown.pop(0))
        there += [(block.line, text) for text in shown]
    return there


def texts(block):
    """What a block is to show, read from the files below examples/; one for each recorded run."""
    if block.kind in ("repl", "console"):
        return [block.text]
    if block.kind == "runs":
        held = [json.loads(read(ROOT, f"examples/{name}")) for name in block.names]
        return [entry["transcript"].rstrip("\n") + "\n" for file in held for entry in file["runs"]]
    if block.kind in ("program", "attempt", "transcript"):
        return [MARKER.sub("", read(ROOT, f"examples/{block.text}"))]
    return []


def few(root, folder):
    """A file of settings for a site of a few of the pages below a root, which is built much faster."""
    settings = folder / "few.yml"
    settings.write_text(FEW.format(root=root.as_posix()), "utf-8")
    return settings


def test_it_is_served_without_nox(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = "{}:{}".format(*free.getsockname())
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path))  # killed, it leaves its site there
    serving = subprocess.Popen(
        [MKDOCS, "serve", "-f", few(ROOT, tmp_path), "-a", address],
        cwd=ROOT,
        env=QUIET | temporary,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        page = fetch(f"http://{address}/en/queues/", serving)
    finally:
        serving.kill()
        said = serving.communicate()[1]
    assert "Checked in every run: " in page and 'class="md-header__button language"' in page, said
    assert "Content-Security-Policy" not in page  # it would stop the script that reloads the page
    assert "WARNING" not in said, said


def fetch(url, server):
    """A page of a server that is about to start; "" where it ends before it answers."""
    ends = time.monotonic() + LIMIT
    while server.poll() is None and time.monotonic() < ends:
        try:
            with urllib.request.urlopen(url) as answer:
                return answer.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    return ""


@pytest.fixture
def copy(tmp_path):
    """A copy of the project to make mistakes in."""
    return shutil.copytree(ROOT, tmp_path / "copy", ignore=NOT_COPIED, copy_function=shutil.copyfile)


def test_mistakes_stop_the_build(copy):
    (copy / "docs/en/states.md").unlink()
    shutil.copy(copy / "docs/assets/diagrams/queue.svg", copy / "docs/assets/diagrams/new.svg")
    with (copy / "docs/zh/queues.md").open("a") as page:
        lines = (copy / "docs/zh/queues.md").read_text("utf-8").count("\n")
        page.write(
            "\n[队列](queue.md) [哨兵](queues.md#sentinal) [[no-such-figure]]\n\n<!-- diagram: que -->\n"
            '\n<p style="color: red">x</p>\n'
        )
    with (copy / "docs/zh/index.md").open("a") as page:
        home = (copy / "docs/zh/index.md").read_text("utf-8").count("\n")
        page.write('\n```python\n--8<-- "queues/fito.py"\n```\n')
    with (copy / "docs/zh/asked.toml").open("a") as readers:
        readers.write('"queues#fifo = []\n')
    built = run(MKDOCS, "build", "--strict", "-f", few(copy, copy), folder=copy)
    assert built.returncode == 1, built.stderr
    for message in (
        "docs/zh/states.md:1: has no twin; write docs/en/states.md",
        "docs/assets/diagrams/new.svg:1: no page shows it",
        "Doc file 'zh/queues.md' contains a link 'queue.md', but the target 'zh/queue.md' is not found",
        "Doc file 'zh/queues.md' contains a link 'queues.md#sentinal', but there is no such anchor",
        "ERROR   -  docs/zh/asked.toml:",
        "ERROR   -  site/queues/index.html:1: the policy lets no inline style or handler pass: <p style=",
        f"WARNING -  docs/zh/queues.md:{lines + 2}: there is no figure [[no-such-figure]]; there is check",
        f"WARNING -  docs/zh/queues.md:{lines + 4}: there is no diagram 'que'; did you mean queue?",
        f"WARNING -  docs/zh/index.md:{home + 2}: there is no examples/queues/fito.py; did you mean",
    ):
        assert message in built.stderr, built.stderr
    assert "Traceback" not in built.stderr
