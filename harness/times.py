"""How long the site would take to build with more pages, and whether it grows faster than they do.

``nox -s times``, or with sizes of your own: ``nox -s times -- 10 50``. Each size is a project in a temporary folder, with
this site's settings, hooks and examples, whose pages are cut from the real ones; beside it stands what Zensical takes for
the same Markdown. Zensical knows neither our hooks nor two languages in one site: it builds each language by itself.
"""

import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from harness.pages import HEADING, LANGUAGES, LINK, Page
from harness.run import ROOT

SIZES = [10, 50, 200, 800]
SECTION = 20  # pages in one section of the navigation
NOISE = 1.1  # what two measurements of the same may differ by
COPIED = ("docs/assets", "examples", "harness", "hooks", "proof.json")
NAMES = {"zh": "第 {} 页", "en": "Page {}"}


def cut() -> tuple[int, list[dict[str, str]]]:
    """How many second-level sections a page has, and all of them, each in every language."""
    found = {}
    for language in LANGUAGES:
        pages = [Page(path) for path in sorted((ROOT / "docs" / language).glob("*.md"))]
        found[language] = [section for page in pages for section in sections(page)]
    number = len(found["en"]) / len(pages)
    return round(number), [
        dict(zip(LANGUAGES, both, strict=True)) for both in zip(*found.values(), strict=True)
    ]


def sections(page: Page) -> list[str]:
    starts = [m.start() for m in HEADING.finditer(page.prose) if m["level"] == "##"]
    return [page.source[a:b].strip() for a, b in itertools.pairwise([*starts, len(page.source)])]


def write(folder: Path, size: int) -> None:
    """A project of so many pages in each language."""
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, folder / name, ignore=ignored) if source.is_dir() else shutil.copy(
            source, folder
        )
    each, known = cut()
    names = ["index.md", *(f"page-{n:03}.md" for n in range(1, size))]
    taken = itertools.cycle(known)
    for number, name in enumerate(names):
        held = list(itertools.islice(taken, each))
        for language in LANGUAGES:
            file = folder / "docs" / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(synthetic(held, language, number, names), "utf-8")
    shown = "".join(file.read_text("utf-8") for file in (folder / "docs/en").glob("*.md"))
    for drawing in (folder / "docs/assets/diagrams").glob("*.svg"):
        if f"<!-- diagram: {drawing.stem} -->" not in shown:  # a build refuses what no page shows
            drawing.unlink()
    groups = [names[start : start + SECTION] for start in range(1, size, SECTION)]
    nav = "".join(f"  - Part {n}: [{', '.join(group)}]\n" for n, group in enumerate(groups, 1))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "base.yml").write_text(settings, "utf-8")
    (folder / "mkdocs.yml").write_text(f"INHERIT: base.yml\nnav:\n  - index.md\n{nav}", "utf-8")
    # Zensical does not know the tag !relative; what it takes from a plugin it does not know is nothing.
    here = settings.replace("!relative $config_dir/", f"{folder.as_posix()}/")
    (folder / "zensical.yml").write_text(here, "utf-8")
    for language in LANGUAGES:
        shutil.copytree(folder / "docs/assets", folder / "docs" / language / "assets")
        (folder / f"{language}.yml").write_text(
            f"INHERIT: zensical.yml\ndocs_dir: docs/{language}\nsite_dir: beside/{language}\n"
            f"theme: {{language: {language}}}\nplugins: [search]\nhooks: []\nnav:\n  - index.md\n{nav}",
            "utf-8",
        )


def synthetic(held: list[dict[str, str]], language: str, number: int, names: list[str]) -> str:
    """A page of the sections that it is given; its links lead to others of its kind."""
    title = HEADING.match(held[0][language])["title"]
    name = NAMES[language].format(number)
    text = [f"# {title} {number} {{ #page }}", f"{name}: {title}" if language == "en" else f"{name}：{title}"]
    links = itertools.count(number)

    def link(match: re.Match) -> str:
        target = match["target"] or match["href"]
        if target.startswith(("http", "../")):
            return match[0]
        return match[0].replace(target, f"{names[next(links) * 7 % len(names)]}#page")

    for nth, section in enumerate(held):
        anchored = re.sub(r"\{ #([\w-]+) \}$", rf"{{ #s{nth}-\1 }}", section[language], flags=re.MULTILINE)
        text.append(LINK.sub(link, anchored))
    return "\n\n".join(text) + "\n"


@dataclass
class Cost:
    """Of one build or of several: seconds by the clock and of the processor, the highest memory, the bytes written."""

    clock: float = 0
    processor: float = 0
    memory: int = 0
    written: int = 0

    def add(self, command: list[str], folder: Path, site: str) -> "Cost":
        with tempfile.TemporaryFile() as told:
            start = time.monotonic()
            environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
            process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told, env=environment)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.clock += time.monotonic() - start
            told.seek(0)
            if process.returncode:
                sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{told.read().decode()}")
        self.processor += used.ru_utime + used.ru_stime
        self.memory = max(self.memory, used.ru_maxrss // (1024 if sys.platform == "linux" else 1024**2))
        self.written += sum(file.stat().st_size for file in (folder / site).rglob("*") if file.is_file())
        return self


def measure(size: int) -> tuple[Cost, Cost]:
    """What MkDocs and Zensical take for so many pages in each of two languages."""
    with tempfile.TemporaryDirectory(prefix="times-") as name:
        folder = Path(name).resolve()
        write(folder, size)
        tool = [sys.executable, "-m"]
        ours = Cost().add([*tool, "mkdocs", "build", "--strict"], folder, "site")
        beside = Cost()
        for language in LANGUAGES:
            beside.add(
                [*tool, "zensical", "build", "--clean", "-f", f"{language}.yml"], folder, f"beside/{language}"
            )
        return ours, beside


def main() -> int:
    parser = argparse.ArgumentParser(prog="nox -s times --", description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="pages per language, ascending")
    sizes = parser.parse_args().sizes
    print(
        f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}; Zensical {version('zensical')}"
    )
    print(
        "pages: per language. CPU: seconds of processor time. growth: how many times the CPU of the size before,"
    )
    print("over how many times its pages; above 1 it grows faster than the pages.")
    print(f"{'':>6} | {'MkDocs, with our hooks, two languages':^54} | {'Zensical, without, twice':^31}")
    print(
        f"{'pages':>6} | {'clock':>7} {'CPU':>7} {'ms/page':>8} {'growth':>7} {'memory':>8} {'site':>8}"
        f"{'':4} | {'clock':>7} {'CPU':>7} {'memory':>8} {'':6}"
    )
    before, faster = None, False
    for size in sizes:
        ours, beside = measure(size)
        growth = (ours.processor / before[1]) / (size / before[0]) if before else None
        faster |= growth is not None and growth > NOISE
        print(
            f"{size:6} | {ours.clock:6.1f}s {ours.processor:6.1f}s {ours.processor / size / 2 * 1000:8.1f} "
            f"{f'{growth:7.2f}' if growth else '':>7} {ours.memory:5} MB {ours.written / 1e6:5.0f} MB{'':4} | "
            f"{beside.clock:6.1f}s {beside.processor:6.1f}s {beside.memory:5} MB",
            flush=True,
        )
        before = size, ours.processor
    if faster:
        print("the build grows faster than the pages: something is done for each page with all of them")
    return faster


if __name__ == "__main__":
    sys.exit(main())
