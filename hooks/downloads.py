"""The examples as files to take along: each by itself, without markers, and all of them in one archive."""

import io
import re
import zipfile
from pathlib import Path

from mkdocs.utils import get_relative_url

from book.pages import MARKER
from harness.paths import ROOT

ARCHIVE = "examples/multiprocessing-by-example.zip"
LINK = re.compile(rf'<a class="download" href="/{re.escape(ARCHIVE)}" download>(?P<text>[^<]*)</a>')
TAIL = re.compile(rf" *{MARKER.pattern}$", re.MULTILINE)
TITLE = re.compile(r'<span class="filename">(?P<file>[\w/]+\.py)</span>')
SIZE = {"zh": "（zip，{}\N{NO-BREAK SPACE}KB）", "en": " (zip, {}\N{NO-BREAK SPACE}KB)"}
ONE = {"zh": "下载 {}", "en": "Download {}"}
README = """\
Python 多进程实例 / Multiprocessing by Example
{site}

怎样运行
  在终端里进入一个程序所在的文件夹，然后运行它：
    Windows        py first.py
    macOS, Linux   python3 first.py
  需要 Python 3.9 或更新的版本，不用装别的，也不用联网。
  第一行写着 "# needs: Linux" 这类文字的程序，只在那里写明的环境里运行。
  同名的 .out 文件是它的运行记录：先猜输出，再运行，然后对照。
  你运行时，PID 会是别的数字；有些程序本来就会报错或者卡住，记录里看得到。
  卡住时，按 Ctrl+C 结束。

How to run them
  In a terminal, go to the folder of a program and run it:
    Windows        py first.py
    macOS, Linux   python3 first.py
  They need Python 3.9 or newer, nothing else, and no network.
  A program whose first line reads like "# needs: Linux" runs where that says.
  The .out file beside a program is the transcript of a run: predict, run, compare.
  Your PIDs are different. Some programs fail or hang on purpose; the transcript shows it.
  Press Ctrl+C to end a program that hangs.

0BSD: https://spdx.org/licenses/0BSD.html
"""
packed: dict[str, bytes] = {}  # the archive of this build, under its address


def plain(source: str) -> str:
    """A program without its annotation markers."""
    return TAIL.sub("", source)


def files(root: Path) -> dict[str, bytes]:
    """Every program and transcript as a reader gets it, by its path below examples/."""
    found = {}
    for file in sorted((root / "examples").rglob("*.*")):
        if file.suffix in (".py", ".out"):
            text = file.read_text("utf-8")
            text = plain(text) if file.suffix == ".py" else text
            found[file.relative_to(root / "examples").as_posix()] = text.encode()
    return found


def archive(root: Path, site: str) -> bytes:
    """All of them and how to run them, in one folder; the same bytes whenever it is made of the same files."""
    told = {"README.txt": README.format(site=site).encode(), **files(root)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, content in sorted(told.items()):
            entry = zipfile.ZipInfo(f"{Path(ARCHIVE).stem}/{name}")  # of 1980
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # whatever system makes it
            out.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def on_config(config):
    if not config.plugins["i18n"].building:
        packed[ARCHIVE] = archive(ROOT, config.site_url or "")


def on_post_page(output, page, config):
    """The title of a program is the link to its file."""
    said = ONE[config.theme["language"]]

    def link(match):
        file = match["file"]
        url, name = get_relative_url(f"examples/{file}", page.url), said.format(file)
        return f'<span class="filename"><a href="{url}" download title="{name}" aria-label="{name}">{file}</a></span>'

    url, size = get_relative_url(ARCHIVE, page.url), round(len(packed[ARCHIVE]) / 1000)
    told = SIZE[config.theme["language"]].format(size)
    output = LINK.sub(lambda m: f'<a class="download" href="{url}" download>{m["text"]}{told}</a>', output)
    return TITLE.sub(link, output)


def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    told = {f"examples/{name}": content for name, content in files(ROOT).items()} | packed
    for name, content in told.items():
        file = Path(config.site_dir, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
