"""Chinese typography, on pages and wherever else the reader meets it: part of ``nox -s lint``; ``-- --fix`` mends it.

autocorrect knows the rules: full-width punctuation, a space between Han and Latin or digits. It is given prose whose
code and links are masked, for it would mend these, too. What it has no rule for is in ``OURS``.
"""

import argparse
import json
import re
import sys
from pathlib import Path

import autocorrect_py

from book.pages import Page
from harness.paths import ROOT

TEXTS = ("docs/*/*.md", "*.md")  # Markdown: only lines with Han are looked at
STRINGS = (
    "harness/checks.py",
    "book/words.py",
    "finish/*.py",
    "mkdocs.yml",
)  # here, what stands in strings and comments
RULES = {
    "space-bracket": 0,  # brackets around Han are full-width; the others are Markdown's
    "halfwidth-punctuation": 0,  # a heading in Chinese may be nothing but code, a full-width colon and a message
}
HAN = "\u4e00-\u9fff"
OURS = (
    (re.compile(r"[“”]"), lambda m: "「」"["“”".index(m[0])]),
    (re.compile(r"[‘’]"), lambda m: "『』"["‘’".index(m[0])]),
    (re.compile(rf"(?<=[{HAN}])\(([^()]*)\)|\(([{HAN}，、]+)\)"), lambda m: f"（{m[1] or m[2]}）"),
    (re.compile(r"(?<=\S) +(?=[，。、；：！？」）])"), lambda _: ""),
)
MASKED = re.compile(r"`[^`\n]+`|(?<=\])\([^)\n]*\)|\{ #[\w-]+ \}|<[^>\n]+>|\[\[[\w-]+\]\]")
ENDS = {
    "`": "``",
    "[": "``",
    "(": "()",
    "{": "<>",
    "<": "<>",
}  # of what stands for them: [[figures]] are words
MASK = re.compile(r"[`(<]X(\d+)X[`)>]")
BROKEN = re.compile(rf"[{HAN}，。、；：」）]\n *[{HAN}「（]")  # the break would be shown as a space
autocorrect_py.load_config(json.dumps({"rules": RULES}))


def mend(line: str) -> str:
    """A line of prose as it should be, with its code as it was."""
    if not re.search(f"[{HAN}]", line):
        return line
    kept: list[str] = []

    def mask(match: re.Match) -> str:
        kept.append(match[0])
        first, last = ENDS[match[0][0]]
        return f"{first}X{len(kept) - 1}X{last}"

    masked = MASKED.sub(mask, line)
    for pattern, right in OURS:
        masked = pattern.sub(right, masked)
    once = autocorrect_py.format(masked)
    return MASK.sub(lambda m: kept[int(m[1])], autocorrect_py.format(once))  # full-width digits need two goes


def page(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """A page as it should be, and what is wrong with it, by line."""
    read, wrong, lines = Page(path), [], []
    for number, (line, prose) in enumerate(
        zip(read.source.split("\n"), read.prose.split("\n"), strict=True), 1
    ):
        lines.append(mend(line) if prose.strip() else line)
        if lines[-1] != line:
            wrong.append((number, f"should be: {lines[-1].strip()}"))
    wrong += [
        (read.line(m.start()), "a paragraph is one line: this break would be shown as a space")
        for m in BROKEN.finditer(read.prose)
    ]
    return "\n".join(lines), wrong


def strings(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """A file of another kind, the same way."""
    text, kind = path.read_text("utf-8"), {".yml": "yaml", ".py": "python"}[path.suffix]
    wrong = [(line.line, f"should be: {line.new}") for line in autocorrect_py.lint_for(text, kind).lines]
    return autocorrect_py.format_for(text, kind), wrong


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m book.chinese", description=__doc__.partition("\n")[0])
    parser.add_argument("--fix", action="store_true", help="mend what can be mended")
    fix = parser.parse_args().fix
    found = 0
    for patterns, read in ((TEXTS, page), (STRINGS, strings)):
        for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern)):
            right, wrong = read(path)
            if fix and right != path.read_text("utf-8"):
                path.write_text(right, "utf-8", newline="\n")
                right, wrong = read(path)
            for line, what in wrong:
                print(f"{path.relative_to(ROOT).as_posix()}:{line}: {what}")
            found += len(wrong)
    print(f"Chinese typography: {found or 'nothing'} to mend")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
