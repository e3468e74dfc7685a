"""The typography of Chinese, on pages and wherever else readers meet it: a part of ``nox -s lint``.

autocorrect knows the rules: full-width punctuation, a space between Han and Latin letters or digits. It would
correct code and links as well, so these are masked. OWN_RULES has what autocorrect has no rule for.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import autocorrect_py

from book.pages import Page
from harness.fault import Fault, FaultError
from harness.files import read, write
from harness.paths import ROOT

MARKDOWN = ("docs/*/*.md", "*.md", ".github/*.md")
SOURCES = ("harness/checks.py", "learner/*.py", "book/*.py", "finish/*.py", "mkdocs.yml", ".github/**/*.yml")
KINDS = {".py": "python", ".yml": "yaml"}  # autocorrect's names; only strings and comments are read
AUTOCORRECT = {
    "space-bracket": 0,  # brackets around Han are full-width; the others are Markdown's
    "halfwidth-punctuation": 0,  # a heading may be code, a full-width colon and an English message
}
HAN = "\u4e00-\u9fff"
OWN_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"[“”]"), lambda m: "「」"["“”".index(m[0])]),
    (re.compile(r"[‘’]"), lambda m: "『』"["‘’".index(m[0])]),
    (re.compile(rf"(?<=[{HAN}])\(([^()]*)\)|\(([{HAN}，、]+)\)"), lambda m: f"（{m[1] or m[2]}）"),
    (re.compile(r"(?<=\S) +(?=[，。、；：！？」）])"), lambda _: ""),
)
CODE_OR_LINK = re.compile(r"`[^`\n]+`|(?<=\])\([^)\n]*\)|\{ #[\w-]+ \}|<[^>\n]+>|\[\[[\w-]+\]\]")
# What a mask begins and ends with, by the first character of what it stands for: around code, and around
# [[figures]], which are read as words, autocorrect shall set spaces; around a link's address it shall not.
ENDS = {"`": "``", "[": "``", "(": "()", "{": "<>", "<": "<>"}
MASK = re.compile(r"[`(<]X(\d+)X[`)>]")
BROKEN = re.compile(rf"[{HAN}，。、；：」）]\n *[{HAN}「（]")  # the break would be shown as a space
autocorrect_py.load_config(json.dumps({"rules": AUTOCORRECT}))  # type: ignore[attr-defined]


def correct(line: str) -> str:
    """A line of Markdown with its prose as it should be, and its code as it was."""
    if not re.search(f"[{HAN}]", line):
        return line
    kept: list[str] = []

    def mask(match: re.Match[str]) -> str:
        kept.append(match[0])
        ends = ENDS[match[0][0]]
        return f"{ends[0]}X{len(kept) - 1}X{ends[1]}"

    masked = CODE_OR_LINK.sub(mask, line)
    for pattern, replacement in OWN_RULES:
        masked = pattern.sub(replacement, masked)
    for _ in range(2):  # full-width digits are narrowed first, and get their spaces only then
        masked = autocorrect_py.format(masked)
    return MASK.sub(lambda m: kept[int(m[1])], masked)


def check_markdown(path: Path, text: str) -> tuple[str, list[tuple[int, str]]]:
    """A page's text as it should be, and what is wrong with it: line and text."""
    page, wrong, lines = Page(path, text), [], []
    both = zip(page.source.split("\n"), page.prose.split("\n"), strict=True)
    for number, (line, prose) in enumerate(both, 1):
        lines.append(correct(line) if prose.strip() else line)
        if lines[-1] != line:
            wrong.append((number, f"should be: {lines[-1].strip()}"))
    wrong += [
        (page.line(match.start()), "a paragraph is one line: this break would be shown as a space")
        for match in BROKEN.finditer(page.prose)
    ]
    return "\n".join(lines), wrong


def check_source(path: Path, text: str) -> tuple[str, list[tuple[int, str]]]:
    """The same for a program or a file of settings."""
    kind = KINDS[path.suffix]
    wrong = [(line.line, f"should be: {line.new}") for line in autocorrect_py.lint_for(text, kind).lines]
    return autocorrect_py.format_for(text, kind), wrong


def faults(fix: bool, root: Path = ROOT) -> list[Fault]:
    """What is wrong in all files; with ``fix``, what is left after files were corrected."""
    found = []
    for patterns, check in ((MARKDOWN, check_markdown), (SOURCES, check_source)):
        for path in sorted({path for pattern in patterns for path in root.glob(pattern)}):
            name = path.relative_to(root).as_posix()
            try:
                corrected, wrong = check(path, text := read(root, name))
                if fix and corrected != text:
                    write(root, {name: corrected})
                    _, wrong = check(path, corrected)
            except FaultError as error:
                found.append(error.fault)
            else:
                found += [Fault(name, line, text) for line, text in wrong]
    return found


def main() -> int:
    parser = argparse.ArgumentParser("python -m book.chinese", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--fix", action="store_true", help="correct what can be corrected")
    found = faults(parser.parse_args().fix)
    print(*found, f"Chinese typography: {len(found) or 'nothing'} wrong", sep="\n")
    return bool(found)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
