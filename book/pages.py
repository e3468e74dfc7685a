"""The grammar of a page: what each block is, where it stands, and what it belongs to.

```python                 a program: one snippet, --8<-- "topic/thing.py"
```transcript             a transcript of it: one snippet, --8<-- "topic/thing.out"
```{ .transcript .exact } … compared more strictly, or more loosely (.sequence, .unordered)
<!-- check: fifo -->      a claim about the transcript above it
<!-- diagram: queue -->   a drawing: docs/assets/diagrams/queue.svg
<!-- plot: start -->      what a part of costs/cost.py measured, or costs/engines.py (book.costs)
<!-- error: no-guard -->  the facts of an error of the catalogue (book.catalogue), in its section
<!-- errors -->           the texts of all errors of the catalogue, in the order of the alphabet
<!-- api: queues -->      the names of a section of the list of names, and their examples (book.api)
<!-- differences: py314 -->  what programs print otherwise from this version on (book.differences)
<!-- finder -->           a box to paste an error into
```runs                   several runs of it with their timelines: one snippet, or one for each
                          start method that readers may choose: --8<-- "topic/thing.fork.runs"
```python                 also what an exercise starts from, or a wrong answer: "topic/thing.starter.py"
```pycon                  a session at the >>> prompt, run as it stands
```console                commands for the reader to type; the only fence that is not run
[[examples]]              a figure of the proof, within a line

The tests read a page by this grammar (conftest.py), and so does book.extension, which makes HTML of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from harness.examples import ATTEMPT, Example
from harness.transcript import ORDERS

LANGUAGES = ("zh", "en")
PREFIX = r"[ \t>]*"  # of a line within a list, a note or a quotation
FENCE = re.compile(
    rf"^(?P<prefix>{PREFIX}(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<fence>`{{3,}}|~{{3,}})(?P<info>[^`\n]*)\n?",
    re.MULTILINE,
)
SNIPPET = re.compile(r'--8<-- "(?P<path>[^"]+)"\n?')
DIRECTIVE = re.compile(
    r"^(?P<prefix> *)<!-- "
    r"(?:check: (?P<check>[\w, ]+)|diagram: (?P<diagram>[a-z-]+)|error: (?P<error>[\w-]+)"
    r"|api: (?P<api>[a-z-]+)|differences: (?P<differences>[a-z0-9-]+)|plot: (?P<plot>[a-z]+)"
    r"|(?P<whole>errors|finder)) -->[ \t]*$",
    re.MULTILINE,
)
FIGURE = re.compile(r"\[\[(?P<name>[a-z-]+)\]\]")
HEADING = re.compile(r"^(?P<level>#+) (?P<title>.*?)(?: \{ #(?P<anchor>[\w-]+) \})?$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)!?\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)|<a [^>]*href=\"(?P<href>[^\"]+)\"")
ITEM = re.compile(r"^(?P<indent> *)(?P<kind>\d+\.|[-*])  ?(?=\S)", re.MULTILINE)
# A note, or a tab (===); its text is indented below it.
ADMONITION = re.compile(r"^(?P<indent> *)(?P<kind>(?P<sign>!!!|\?\?\?\+?|===) ?(?P<word>\w*))", re.MULTILINE)
ROW = re.compile(r"^ *\|.*\|$", re.MULTILINE)
MARKER = re.compile(r"# \((\d+)\)!")
PLAIN = re.compile(r"[\x20-\x7e…]+")  # within a Chinese heading: what is quoted and not said
QUOTED = 3  # Latin words from which on it is more than a name
CODE = re.compile(r"`([^`\n]+)`")
FRONT = re.compile(r"\A---\n.*?\n---$", re.MULTILINE | re.DOTALL)
# What is written for Markdown and not for readers: where links lead, attributes, HTML, numbers of items.
FORM = re.compile(r"\]\([^)\n]*\)|\{[^}\n]*\}|<[^>]*>|^ *\d+\. ", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fence, a directive or a figure: its kind, what it says, and where it is.

    kind is program, attempt, transcript, runs, repl, console, check, diagram, plot, error, errors, api,
    differences, finder, figure or unclaimed. ``text`` is the snippet's path (of runs, several), the session,
    or the names of the checks, of the diagram, plot, error, section or figure; ``names`` are these one by
    one; ``order`` how a transcript is compared; ``of`` the path of the transcript that a check speaks of, ""
    where there is none above it. It reaches from ``start`` to ``end`` in the page's source; ``prefix`` is
    what stands before it on its lines.
    """

    kind: str
    text: str
    line: int
    start: int
    end: int
    order: str = "process"
    of: str = ""
    prefix: str = ""

    @property
    def names(self) -> list[str]:
        return [name.strip() for name in self.text.split(",")]


@dataclass(frozen=True)
class Section:
    """What stands below one heading, down to the next: its anchor ("" above the first), and its offsets."""

    anchor: str
    start: int
    end: int


class Page:
    """A Markdown page: the file at a path below docs/, or a text that is given in its place."""

    def __init__(self, path: Path, source: str | None = None) -> None:
        self.path = path
        self.source = path.read_text("utf-8") if source is None else source
        self.blocks = _blocks(self.source)

    @property
    def language(self) -> str:
        """The language of a page below docs/, by its folder."""
        return self.path.parent.name

    def line(self, offset: int) -> int:
        """The line, from 1, that holds this offset."""
        return _line(self.source, offset)

    @cached_property
    def words(self) -> str:
        """The page without its fences: the same offsets, code within a line as it is."""
        return _blank(self.source, [block for block in self.blocks if block.kind != "check"])

    @cached_property
    def prose(self) -> str:
        """The page without its code: the same offsets, fences blanked out, code within a line as x."""
        return re.sub(r"`[^`\n]*`", lambda m: "x" * len(m[0]), self.words)

    @cached_property
    def spoken(self) -> str:
        """What it says aloud, at the same offsets: no code, no figures, nothing that is for Markdown only."""
        words = self.words
        for pattern in (FRONT, CODE, FIGURE, FORM):
            words = pattern.sub(spaces, words)
        return words

    @cached_property
    def sections(self) -> list[Section]:
        """The page cut at its headings, in order; what stands above the first is one, too."""
        headings = [(m["anchor"] or "", m.start()) for m in HEADING.finditer(self.prose)]
        starts = [("", 0), *headings]
        ends = [start for _, start in headings] + [len(self.source)]
        return [Section(anchor, start, end) for (anchor, start), end in zip(starts, ends, strict=True)]

    def blocks_in(self, start: int, end: int) -> list[Block]:
        """The blocks that begin in a stretch of the page."""
        return [block for block in self.blocks if start <= block.start < end]

    @property
    def title(self) -> str:
        """What its first heading says, as plain text."""
        found = next(HEADING.finditer(self.prose), None)
        return plain(self.source[found.start("title") : found.end("title")] if found else self.path.stem)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What the headings say, as plain text, by their anchors; of two with one anchor the first."""
        found = dict[str, str]()
        for m in HEADING.finditer(self.prose):
            if m["anchor"]:
                found.setdefault(m["anchor"], plain(self.source[m.start("title") : m.end("title")]))
        return found

    @property
    def anchors(self) -> set[str]:
        return {*self.titles}

    def quotations(self, heading: re.Match[str]) -> Iterator[tuple[int, str]]:
        """What a Chinese heading quotes without backticks, such as an error's text, each with its offset."""
        for match in PLAIN.finditer(self.words, *heading.span("title")):
            text = plain(match[0])
            is_name = re.fullmatch(r"[\w.]+(\(\))?", text)
            if "`" not in match[0] and not is_name and len(re.findall("[A-Za-z]+", text)) >= QUOTED:
                yield match.start(), text

    @property
    def figures(self) -> list[Block]:
        """The figures of the proof that the page names, in order."""
        return [
            Block("figure", m["name"], self.line(m.start()), m.start(), m.end())
            for m in FIGURE.finditer(self.prose)
        ]

    @property
    def bones(self) -> list[tuple[str, int]]:
        """What its twin must have too, in order: ``(bone, line)``; links sorted within a section."""
        prose, bones = self.prose, [(" ".join(front.split()), 1) for front in FRONT.findall(self.source)]
        for block in self.blocks:
            bones.append((f"{block.kind} {block.order}: {block.text.strip()}", block.line))
        for m in HEADING.finditer(prose):
            bones.append((f"heading {m['level']} #{m['anchor'] or ''}", self.line(m.start())))
        for m in ITEM.finditer(prose):
            kind = "1." if m["kind"][0].isdigit() else "-"
            bones.append((f"item {m['indent']}{kind}", self.line(m.start())))
        for m in ADMONITION.finditer(prose):
            bones.append((f"block {m['kind']}", self.line(m.start())))
        for m in ROW.finditer(prose):
            bones.append((f"table row of {m[0].count('|') - 1}", self.line(m.start())))
        bones.sort(key=lambda bone: bone[1])
        sections = [b[1] for b in bones if b[0].startswith(("heading", "program"))]
        links = sorted(
            (
                sum(line <= self.line(m.start()) for line in sections),
                _neutral(m["target"] or m["href"]),
                self.line(m.start()),
            )
            for m in LINK.finditer(prose)
        )
        return bones + [(f"link to {target} in section {section}", line) for section, target, line in links]


@lru_cache(maxsize=1024)  # both languages: a build and the accounts read each page several times
def _blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a page, in order."""
    found = list(_fences(source))
    for m in DIRECTIVE.finditer(_blank(source, found)):
        place = _line(source, m.start()), m.start(), m.end()
        kind = m["whole"] or m.lastgroup or ""
        found.append(Block(kind, "" if m["whole"] else m[kind], *place, prefix=m["prefix"]))
    transcript = ""
    linked = []
    for block in sorted(found, key=lambda b: b.start):
        if block.kind == "transcript":
            transcript = block.text
        elif block.kind == "check":
            block = replace(block, of=transcript)
        linked.append(block)
    return tuple(linked)


def _fences(source: str) -> Iterator[Block]:
    """Every fence with what it holds, as Markdown knows them: only its own end ends it."""
    end = 0
    while opening := FENCE.search(source, end):
        fence, prefix = opening["fence"], opening["prefix"]
        last = re.compile(rf"^{PREFIX}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        closing = last.search(source, opening.end())
        until, end = closing.span() if closing else (len(source), len(source))
        held = source[opening.end() : until]
        held = re.sub(rf"^[ \t>]{{0,{len(prefix)}}}", "", held, flags=re.MULTILINE)
        info = opening["info"].strip()
        kind, order, text = _claim(info, held) if closing else _unclaimed(f"{info} (never closed)", held)
        place = _line(source, opening.start()), opening.start(), end
        yield Block(kind, text, *place, order or "process", prefix=prefix)


def _line(source: str, offset: int) -> int:
    """The line, from 1, that holds this offset."""
    return source.count("\n", 0, offset) + 1


def plain(title: str) -> str:
    """A heading's text as a reader sees it."""
    text = re.sub(r"\\(?=[\W_])|[`*]", "", title)
    return text.replace("&lt;", "<").replace("&gt;", ">").strip()


def _claim(info: str, held: str) -> tuple[str, str, str]:
    """Kind, order and text of a fence, by the line that opens it and by what it holds."""
    snippet = SNIPPET.fullmatch(held)
    path, order = snippet["path"] if snippet else "", _order(info)
    if info == "python" and ATTEMPT.fullmatch(path.rpartition("/")[2]):
        return "attempt", "", path
    if info == "python" and path.endswith(".py"):
        return "program", "", path
    if order and path.endswith(".out"):
        return "transcript", order, path
    if info == "runs" and held and not SNIPPET.sub("", held):
        paths = SNIPPET.findall(held)
        if all(path.endswith(".runs") for path in paths) and len({_stem(path) for path in paths}) == 1:
            return "runs", "", ", ".join(paths)
    if info == "pycon":
        return "repl", "", held
    if info == "console":
        return "console", "", held
    return _unclaimed(info, held)


def _unclaimed(info: str, held: str) -> tuple[str, str, str]:
    return "unclaimed", "", f"{info}\n{held}"


def _order(info: str) -> str:
    """How the transcript in a fence is compared, "" where the fence is for no transcript."""
    if info == "transcript":
        return "process"
    if m := re.fullmatch(r"\{ \.transcript \.(\w+) \}", info):
        return m[1] if m[1] in ORDERS else ""
    return ""


def _blank(text: str, blocks: list[Block]) -> str:
    """A text with blocks blanked out: the same offsets and lines."""
    pieces, last = [], 0
    for block in sorted(blocks, key=lambda b: b.start):
        pieces += [text[last : block.start], spaces(text[block.start : block.end])]
        last = block.end
    return "".join([*pieces, text[last:]])


def spaces(held: str | re.Match[str]) -> str:
    """A text, or what was found, with its lines as long as they were, and nothing on them."""
    return re.sub(r"[^\n]", " ", held if isinstance(held, str) else held[0])


def _neutral(target: str) -> str:
    """The same page of somebody else's site in either language counts as the same link."""
    return target.replace("docs.python.org/zh-cn/", "docs.python.org/")


def example_of(root: Path, path: str) -> Example:
    """The example that a snippet's path belongs to: ``queues/fifo.spawn.out`` -> queues/fifo."""
    return Example(root / "examples", _stem(path))


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}".lstrip("/")
