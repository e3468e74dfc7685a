"""Files that pages link to: every example, all of them in one archive, and what the figures rest on."""

import io
import re
import zipfile
from pathlib import Path

from book.pages import MARKER
from finish.pages import Site
from harness.paths import ROOT

FOLDER = "examples"
ARCHIVE = f"{FOLDER}/multiprocessing-by-example.zip"
EVIDENCE = {  # by the address, which a browser is to show and not to save
    "proof/proof.json": "examples/proof.json",
    "proof/checks.txt": "harness/checks.py",
    "proof/survivors.txt": "tools/survivors.toml",
    "proof/unseen.txt": "tools/unseen.toml",
}
TAIL = re.compile(rf" *{MARKER.pattern}$", re.MULTILINE)
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


def write_files(site: Site) -> None:
    """Every program and transcript below examples/, and the archive of them all."""
    for name, content in examples(ROOT).items():
        site.files[f"{FOLDER}/{name}"] = content
    site.files[ARCHIVE] = archive(ROOT, site.address)
    for address, file in EVIDENCE.items():
        site.files[address] = (ROOT / file).read_bytes()


def link_programs(site: Site) -> None:
    """The title of a program is the link to its file. After write_files, which says what there is."""
    for page, title in site.find("article .filename"):
        name = title.text()
        if f"{FOLDER}/{name}" not in site.files:
            site.faults.append(site.fault(page.path, f"there is no {FOLDER}/{name}"))
        label = page.words.download.format(name)
        address = page.link(f"{FOLDER}/{name}")
        title.inner_html = f'<a href="{address}" download title="{label}" aria-label="{label}">{name}</a>'


def link_files(site: Site) -> None:
    """A link to one of these files leads there from its page; to the archive, it says how large that is.

    After write_files, which says what there is.
    """
    for page, link in site.find("article a.download"):
        name, mark, place = (link.attributes["href"] or "").removeprefix("/").partition("#")
        if name not in site.files:
            site.faults.append(site.fault(page.path, f"there is no {name}"))
            continue
        link.attrs["href"] = page.link(name) + mark + place
        if name == ARCHIVE:
            link.insert_child(page.words.zip_size.format(round(len(site.files[name]) / 1000)))


def plain(source: str) -> str:
    """A program without its annotation markers."""
    return TAIL.sub("", source)


def examples(root: Path) -> dict[str, bytes]:
    """Every program and transcript as a reader gets it, by its path below examples/."""
    found = {}
    for file in sorted((root / FOLDER).rglob("*.*")):
        if file.suffix in (".py", ".out"):
            text = file.read_text("utf-8")
            text = plain(text) if file.suffix == ".py" else text
            found[file.relative_to(root / FOLDER).as_posix()] = text.encode()
    return found


def archive(root: Path, address: str) -> bytes:
    """All of them and how to run them, in one folder; the same bytes whenever the files are the same."""
    files = {"README.txt": README.format(site=address).encode(), **examples(root)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{Path(ARCHIVE).stem}/{name}")  # of 1980
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # whatever system makes it
            out.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
