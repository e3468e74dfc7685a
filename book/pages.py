"""The grammar of a page: what each block is, where it stands, and what it belongs to.

```python                 a program: one snippet, --8<-- "topic/thing.py"
```transcript             a transcript of it: one snippet, --8<-- "topic/thing.out"
```{ .transcript .exact } … compared more strictly, or more loosely (.sequence, .unordered)
<!-- check: fifo -->      a claim about the transcript above it
<!-- diagram: queue -->   a drawing: docs/assets/diagrams/queue.svg
```runs                   several runs of it with their timelines: one snippet, --8<-- "topic/thing.fork.runs"
```pycon                  a session at the >>> prompt, run as it stands
```console                commands for the reader to type; the only fence that is not run
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from sybil.document import Document
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from harness.examples import Example
from harness.transcript import ORDERS

LANGUAGES = ("zh", "en")
FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<info>[^\n]*)\n"))
SNIPPET = re.compile(r'--8<-- "(?P<path>[^"]+)"\n?')
CHECK = re.compile(r"^ *<!-- check: (?P<names>[\w, ]+) -->$", re.MULTILINE)
DIAGRAM = re.compile(r"^(?P<indent> *)<!-- diagram: (?P<name>[a-z-]+) -->$", re.MULTILINE)
HEADING = re.compile(r"^(?P<level>#+) (?P<title>.*?)(?: \{ #(?P<anchor>[\w-]+) \})?$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)!?\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)|<a [^>]*href=\"(?P<href>[^\"]+)\"")
ITEM = re.compile(r"^(?P<indent> *)(?P<kind>\d+\.|[-*])  ?(?=\S)", re.MULTILINE)
ADMONITION = re.compile(r"^ *(?P<kind>(?:!!!|\?\?\?\+?|===) ?\w*)", re.MULTILINE)
ROW = re.compile(r"^ *\|.*\|$", re.MULTILINE)
MARKER = re.compile(r"# \((\d+)\)!")


@dataclass(frozen=True)
class Block:
    """A fence or a directive: its kind, what it says, and where it is.

    kind is program, transcript, runs, repl, console, check, diagram or unclaimed; ``text`` the snippet's
    path, the session, or the names of the checks or of the diagram; ``order`` how a transcript
    is compared; ``of`` the path of the transcript that a check speaks of, "" where there is none above it.
    """

    kind: str
    text: str
    line: int
    start: int
    end: int
    order: str = "process"
    of: str = ""

    @property
    def names(self) -> list[str]:
        return [name.strip() for name in self.text.split(",")]


class Page:
    """A Markdown page below docs/, read once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = path.read_text("utf-8")
        self.document = Document(self.source, str(path))
        self.blocks = self._blocks()

    def line(self, offset: int) -> int:
        """The line, from 1, that holds this offset."""
        return self.source.count("\n", 0, offset) + 1

    @property
    def prose(self) -> str:
        """The page without its code: the same offsets, fences blanked out, code within a line as x."""
        text = self.source
        for block in self.blocks:
            if block.kind != "check":
                held = text[block.start : block.end]
                text = text[: block.start] + re.sub(r"[^\n]", " ", held) + text[block.end :]
        return re.sub(r"`[^`\n]*`", lambda m: "x" * len(m[0]), text)

    @property
    def title(self) -> str:
        """What its first heading says, as plain text."""
        found = next(HEADING.finditer(self.prose), None)
        words = self.source[found.start("title") : found.end("title")] if found else self.path.stem
        return re.sub(r"[`*]", "", words)

    @property
    def anchors(self) -> set[str]:
        return {m["anchor"] for m in HEADING.finditer(self.prose) if m["anchor"]}

    def _blocks(self) -> list[Block]:
        found = [
            Block(*_fence(r.lexemes["info"].strip(), r.lexemes["source"]), self.line(r.start), r.start, r.end)
            for r in FENCE(self.document)
        ]
        found = [_ordered(b) for b in found]
        found += [
            Block("check", m["names"], self.line(m.start()), m.start(), m.end())
            for m in CHECK.finditer(self.source)
        ]
        found += [
            Block("diagram", m["name"], self.line(m.start()), m.start(), m.end())
            for m in DIAGRAM.finditer(self.source)
        ]
        transcript = ""
        linked = []
        for block in sorted(found, key=lambda b: b.start):
            if block.kind == "transcript":
                transcript = block.text
            elif block.kind == "check":
                block = replace(block, of=transcript)
            linked.append(block)
        return linked

    @property
    def bones(self) -> list[tuple[str, int]]:
        """What its twin must have too, in order: ``(bone, line)``; links sorted within a section."""
        prose, bones = self.prose, []
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


def _fence(info: str, source: str) -> tuple[str, str]:
    snippet = SNIPPET.fullmatch(source)
    if snippet and info == "python" and snippet["path"].endswith(".py"):
        return "program", snippet["path"]
    if snippet and snippet["path"].endswith(".out") and _order(info):
        return f"transcript {_order(info)}", snippet["path"]
    if snippet and info == "runs" and snippet["path"].endswith(".runs"):
        return "runs", snippet["path"]
    if info == "pycon":
        return "repl", source
    if info == "console":
        return "console", source
    return "unclaimed", f"{info}\n{source}"


def _order(info: str) -> str:
    if info == "transcript":
        return "process"
    if m := re.fullmatch(r"\{ \.transcript \.(\w+) \}", info):
        return m[1] if m[1] in ORDERS else ""
    return ""


def _ordered(block: Block) -> Block:
    kind, _, order = block.kind.partition(" ")
    return replace(block, kind=kind, order=order or "process")


def _neutral(target: str) -> str:
    """The same page of somebody else's site in either language counts as the same link."""
    return target.replace("docs.python.org/zh-cn/", "docs.python.org/")


def every(root: Path) -> list[Page]:
    """All pages of both trees, by path."""
    return [Page(p) for language in LANGUAGES for p in sorted((root / "docs" / language).rglob("*.md"))]


def example_of(root: Path, path: str) -> Example:
    """The example that a snippet's path belongs to: ``queues/fifo.spawn.out`` -> queues/fifo."""
    folder, _, name = path.rpartition("/")
    return Example(root / "examples", f"{folder}/{name.partition('.')[0]}".lstrip("/"))
