"""The numbered list under a program: a note for each of its markers, ``# (1)!``, about the line with it."""

import re
from collections.abc import Iterator
from itertools import combinations

from book.index import Found, Site, subject
from book.pages import CODE, MARKER, Block, Page, example_of
from harness.fault import Fault, FaultError

LIST = re.compile(r"\s*((?:\d+\. .*\n?(?:    .*\n|\n(?=    |\d+\. ))*)+)")
ITEM = re.compile(r"^\d+\. ", re.MULTILINE)
NAME = re.compile(r"[A-Za-z_]\w+")


def account(site: Site) -> Found:
    """Every marker in a program has its note, no note is left over, and each is about its own line."""
    for page in site.pages:
        for block in page.blocks:
            example = example_of(site.root, block.text)
            if block.kind == "program" and example.program.is_file():
                try:
                    lines = [line for line in example.source.splitlines() if MARKER.search(line)]
                except FaultError:  # its own test says so
                    continue
                for text in _wrong(block, lines, *_below(page, block) if lines else ([], [])):
                    yield Fault(site.name(page), block.line, text), {subject(site.name(page)), example.name}


def below(page: Page, block: Block) -> list[str]:
    """The notes right under a program, in order."""
    return _below(page, block)[0]


def _below(page: Page, block: Block) -> tuple[list[str], list[int]]:
    """The notes right under a program, in order, and their numbers."""
    end = next((other.start for other in page.blocks if other.start > block.start), len(page.source))
    fence = page.source[block.start :].partition("\n")[0]
    margin = fence[: len(fence) - len(fence.lstrip())]  # of a fence inside a note
    text = re.sub(rf"^{margin}", "", page.source[block.end : end], flags=re.MULTILINE)
    listed = LIST.match(text)
    if not listed:
        return [], []
    return ITEM.split(listed[1])[1:], [int(item[:-2]) for item in ITEM.findall(listed[1])]


def _wrong(block: Block, lines: list[str], notes: list[str], numbers: list[int]) -> Iterator[str]:
    """What is wrong with the notes for these lines of a program."""
    if len(notes) != len(lines):
        text = f"{block.text} has {len(lines)} markers and the list under it {len(notes)} items"
        yield f"{text}; each '# (1)!' needs its item, right under the fence"
        return
    for due, number in enumerate(numbers, 1):
        if number != due:
            yield f"note {number} under {block.text} stands where {due} is due; number them like the markers"
            return
    for (i, first), (j, second) in combinations(enumerate(zip(lines, notes, strict=True), 1), 2):
        (line, note), (other, its_note) = first, second
        if _common(line, its_note) + _common(other, note) > _common(line, note) + _common(other, its_note):
            text = f"notes {i} and {j} name what stands on each other's line of {block.text}"
            yield f"{text}; put them in the order of the markers, or name what is on the line itself"


def _common(line: str, note: str) -> float:
    """How much of the code that a note names stands on a line: of each piece of it, the share of names."""
    pieces = [set(NAME.findall(code)) for code in CODE.findall(note)]
    return sum(len(names & set(NAME.findall(line))) / len(names) for names in pieces if names)
