"""Files that pages link to: every example, zips of the programs and of the site, what the figures rest on."""

from collections.abc import Iterable
from pathlib import Path

from book.programs import unmarked
from finish import offline, one_file, zips
from finish.pages import Site, Target, text_of
from finish.words import WORDS
from harness.examples import Variant
from harness.paths import ROOT
from harness.transcript import TAIL

FOLDER = "examples"
ARCHIVE = f"{FOLDER}/multiprocessing-by-example.zip"
UNPACKED = "multiprocessing-by-example-programs"
CHECK, WATCH, DOCTOR, COST = "check.py", "watch.py", "doctor.py", "cost.py"
ZIPS = (offline.ARCHIVE, ARCHIVE)
EVIDENCE = {  # by the address, which a browser is to show and not to save
    "proof/proof.json": "examples/proof.json",
    "proof/checks.txt": "harness/checks.py",
    "proof/survivors.txt": "tools/survivors.toml",
    "proof/measured.json": "costs/measured.json",
}
README = """\
Python 多进程实例 / Multiprocessing by Example
{site}

里面有什么
  zh 文件夹里是全部程序，页面上的注解写成了中文注释；en 文件夹里是同样的程序，注释是英文的。
  同名的 .txt 文件是它的运行记录，双击就能打开。有好几份时：名字里有 fork 或 forkserver 的，不是
  Windows 上的输出；有 py3.14 的，是 Python 3.14 起的输出，其余类推。在版本号不高于你的 Python 的几份里，
  看版本号最高的那一份；这样的一份也没有，就看名字里没有版本号的。
  check.py 检查练习的答案；练习的文件在 exercises 文件夹里，答案另外放在 exercises/answers 里。
  watch.py 运行一个程序，写出一个网页，一步一步看它的各个进程；需要 Linux 和 Python 3.12 或更新的版本。
  doctor.py 检查这台机器；也说明报错是什么意思、你的程序哪里不对：python doctor.py 程序.py。
  cost.py 测量启动进程、任务、传数据、管理器、内存在这台机器上的代价。

怎样运行
  在终端里进入一个程序所在的文件夹，然后运行它：
    Windows        py first.py
    macOS, Linux   python3 first.py
  需要 Python 3.9 或更新的版本，不用装别的，也不用联网。
  第一行写着 "# needs: Linux" 这类文字的程序，只在那里写明的环境里运行；
  写着 "# needs: numpy" 的，要先装这个包。
  先猜输出，再运行，然后对照运行记录。
  你运行时，PID 会是别的数字；有些程序本来就会报错或者卡住，记录里看得到。
  卡住时，按 Ctrl+C 结束；还不行，就关掉这个终端窗口。

What is in here
  The folder en has all programs, with the notes of the pages as comments; zh has the same programs with
  comments in Chinese. The .txt file of the same name is the transcript of a run: double-click it to read it.
  Where there are several: one with fork or forkserver in its name is not what Windows prints; one with
  py3.14 is what Python 3.14 and newer print, and so on. Of those whose version is not above that of your
  Python, read the one with the highest; where there is none, read the one without a version.
  check.py checks answers to the exercises, whose files are in the folder exercises; their solutions are
  apart, in exercises/answers.
  watch.py runs a program and writes a page that steps through its processes; it needs Linux and Python
  3.12 or newer.
  doctor.py looks at this machine; it also tells what an error means, and what is wrong with your program:
  python doctor.py PROGRAM.py.
  cost.py measures what starting processes, tasks, passing data, managers and memory cost on this machine.

How to run them
  In a terminal, go to the folder of a program and run it:
    Windows        py first.py
    macOS, Linux   python3 first.py
  They need Python 3.9 or newer, nothing else, and no network.
  A program whose first line reads like "# needs: Linux" runs where that says,
  and "# needs: numpy" names a package to install.
  Predict the output, run the program, then compare with the transcript.
  Your PIDs are different. Some programs fail or hang on purpose; the transcript shows it.
  Press Ctrl+C to end a program that hangs; if that does not help, close the terminal window.

0BSD: https://spdx.org/licenses/0BSD.html
"""
Notes = dict[str, dict[str, list[str]]]  # by language and by program, below examples/, in order


def write_files(site: Site) -> None:
    """Every program and transcript below examples/, and the zip of them all."""
    held = texts(ROOT)
    for name, content in examples(held).items():
        site.files[f"{FOLDER}/{name}"] = content
    book = one_file.book(ROOT, site.address)
    site.files[CHECK] = one_file.check(ROOT, site.address, book).encode()
    site.files[WATCH] = one_file.watch(ROOT).encode()
    site.files[DOCTOR] = one_file.doctor(ROOT, book).encode()
    site.files[COST] = (ROOT / "costs/cost.py").read_bytes()
    tools = {name: site.files[name] for name in (CHECK, WATCH, DOCTOR, COST)}
    site.files[ARCHIVE] = archive(held, site.address, read_notes(site), tools)
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
    """A link to one of these files leads there from its page; to a zip, it says how large that is.

    After write_files, which says what there is.
    """
    for page, link in site.find("article a.download"):
        name, mark, place = (link.attributes["href"] or "").removeprefix("/").partition("#")
        if name in site.files:
            if name in ZIPS:
                link.insert_child(page.words.zip_size.format(round(len(site.files[name]) / 1000)))
        elif name != offline.ARCHIVE or site.target is not Target.FILES:
            site.faults.append(site.fault(page.path, f"there is no {name}"))
            continue
        # The zip of the site is not in itself, but where the site is published.
        address = page.link(name) if name in site.files else site.address + name
        link.attrs["href"] = address + mark + place


def add_to_footer(site: Site) -> None:
    """Both zips, at the foot of each page; a site on a disk has no need of its own zip."""
    for page in site.pages.values():
        links = [
            f'<a href="{page.link(name)}" download>{words}</a>'
            for name, words in zip(ZIPS, page.words.zips, strict=True)
            if name in site.files
        ]
        page.append(page.require(".md-copyright"), f"<p>{' · '.join(links)}</p>")


def read_notes(site: Site) -> Notes:
    """The notes of each program as the pages have them; those of the first page that shows it."""
    found: Notes = {language: {} for language in WORDS}
    for page in site.pages.values():
        for title in page.tree.css("article .filename"):
            block = title.parent
            marks = block.css("button.marker[popovertarget]") if block is not None else []
            notes = [text_of(page.require(f"[id='{mark.attributes['popovertarget']}']")) for mark in marks]
            found[page.language].setdefault(title.text(), notes)
    return found


def annotated(source: str, notes: list[str]) -> str:
    """A program with its notes as comments, each at the end of the line of its marker.

    One that reads its own text stays plain: it would read them in whatever encoding the system prefers.
    """
    if not notes or "open(__file__)" in source:
        return unmarked(source)
    return TAIL.sub(lambda match: f"  # ({match[1]}) {notes[int(match[1]) - 1]}", source)


def texts(root: Path) -> dict[str, str]:
    """Every program, transcript and wrong prediction, by its path below examples/."""
    files = sorted(file for file in (root / FOLDER).rglob("*.*") if file.suffix in (".py", ".out", ".txt"))
    return {file.relative_to(root / FOLDER).as_posix(): file.read_text("utf-8") for file in files}


def examples(held: dict[str, str]) -> dict[str, bytes]:
    """Every program and transcript as a page shows it, by its path below examples/."""
    return {name: (unmarked(text) if name.endswith(".py") else text).encode() for name, text in held.items()}


def apart(name: str, names: Iterable[str]) -> str:
    """Where a file goes in the zip: exercises can be handed out without the folder of their answers.

    What is to be predicted has no starter, and is no answer.
    """
    folder, _, rest = name.partition("/")
    stem = name.partition(".")[0]
    begins = name.endswith(".starter.py") or (name == f"{stem}.py" and f"{stem}.starter.py" not in names)
    return name if folder != "exercises" or begins else f"{folder}/answers/{rest}"


def archive(held: dict[str, str], address: str, notes: Notes, tools: dict[str, bytes]) -> bytes:
    """All programs once in each language, their transcripts, how to run them, and the tools."""
    files = {"README.txt": for_windows(README.format(site=address)), **tools}
    for language, of_programs in notes.items():
        for name, text in held.items():
            place = f"{language}/{apart(name, held)}"
            if name.endswith(".py"):
                files[place] = annotated(text, of_programs.get(name, [])).encode()
            else:
                files[as_text(place)] = for_windows(text)
    return zips.pack(UNPACKED, files)


def as_text(name: str) -> str:
    """The name of a transcript in the zip, where a version is written as it is read.

    ``fifo.py31318.out`` is ``fifo.py3.13.18.txt`` there, and a wrong prediction keeps its name.
    """
    if name.endswith(".txt"):
        return name
    variant = Variant.of(Path(name))
    version = ".".join(map(str, variant.since))
    tags = [tag for tag in (variant.method, f"py{version}" * bool(version)) if tag]
    return ".".join([name.partition(".")[0], *tags, "txt"])


def for_windows(text: str) -> bytes:
    """A text that every editor of Windows shows as it is: the mark at its start names the encoding."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
