"""Where pages show programs, and what their sections are called, for links to them."""

import os
import re
from functools import cache, lru_cache
from pathlib import Path

from book.context import Context
from book.pages import LANGUAGES, Page
from harness.files import stamp


def titles(root: Path, language: str, page: str) -> dict[str, str]:
    """The headings of a page by their anchors, as plain text; {} where there is no such page."""
    file = root / "docs" / language / page
    return _titles(file, stamp(file)) if file.is_file() else {}


@cache
def _titles(file: Path, _written: tuple[int, ...]) -> dict[str, str]:
    return Page(file).titles


def escaped(text: str) -> str:
    """Plain text as Markdown that shows it as it is: the underscores of ``__spec__`` make nothing bold."""
    return re.sub(r"[\\`*_\[\]|]", r"\\\g<0>", text).replace("<", "&lt;")


def program_link(context: Context, program: str) -> str:
    """A link to where a program is shown."""
    shown = program_place(context, program)
    return f"[`{program}.py`]({shown})" if shown else f"`{program}.py`"


def program_place(context: Context, program: str) -> str:
    """Where a program is shown, page and section: ``queues.md#fifo``; "" where none shows it.

    Exercises and the pages of errors come last.
    """
    if not context.shown:  # a page has hundreds of such links, and its neighbours do not change meanwhile
        folder = context.root / "docs" / context.language
        with os.scandir(folder) as files:
            stamps = {(file.name, file.stat().st_mtime_ns) for file in files if file.name.endswith(".md")}
        context.shown = _shown(folder, frozenset(stamps))
    return context.shown.get(f"{program}.py", "")


@lru_cache(maxsize=len(LANGUAGES))
def _shown(folder: Path, pages: frozenset[tuple[str, int]]) -> dict[str, str]:
    """Where each program is shown, page and section, by the names of the pages and when they were changed."""
    found = dict[str, str]()
    for name in sorted((name for name, _ in pages), key=_late):
        page = Page(folder / name)
        for section in page.sections:
            for block in page.blocks_in(section.start, section.end):
                if block.kind == "program":
                    found.setdefault(block.text, f"{name}#{section.anchor}")
    return found


def _late(page: str) -> tuple[bool, str]:
    return page.startswith("errors-") or page.endswith("-exercises.md"), page
