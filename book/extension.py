"""What a page means, as a Python-Markdown extension: any builder that uses Python-Markdown can load it.

    Markdown(extensions=["book.extension"], extension_configs={"book.extension": {"language": "en"}})

It reads a page by the grammar of book.pages and puts HTML in the place of each block; the files below
examples/ it reads itself, so that a page shows what was run. Other extensions see only a placeholder for each
block, so that nothing inside a program has a meaning for Markdown.

A new kind of fence: name it in book.pages, give it a renderer here in ``RENDER``, and a rule in
book.consistency for the tests.
"""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from book import (
    api,
    catalogue,
    diagrams,
    differences,
    error_finder,
    moved,
    plots,
    programs,
    proof,
    timelines,
    transcripts,
)
from book.context import Context, suggest
from book.pages import Block, Page
from book.words import WORDS
from harness.fault import Fault, FaultError
from harness.paths import ROOT

# Addresses that finish/ makes relative to the page.
TOOLS = {
    "check-file": "/check.py",
    "watch-file": "/watch.py",
    "doctor-file": "/doctor.py",
    "cost-file": "/cost.py",
}
ZIPS = {
    "examples-zip": "/examples/multiprocessing-by-example.zip",
    "offline-zip": "/offline/multiprocessing-by-example-offline.zip",
}
EVIDENCE = {  # what the figures rest on, for readers to open
    "proof-file": "/proof/proof.json",
    "survivors-file": "/proof/survivors.txt",
    "measured-file": "/proof/measured.json",
}
LINKED = {**TOOLS, **ZIPS, **EVIDENCE}  # figures that are links to what readers get
UNKNOWN = "no parser claims this fence: ```{}; book/pages.py lists those that there are"
LOST = (
    "Markdown takes this for code, or for a part of a paragraph: indent it by four spaces within a list,"
    " a note or a tab, and not at all elsewhere"
)
UNEVEN = (
    "{} has {} markers and the list under it {} items; each '# (1)!' needs its item, right under the fence"
)
RENDER: dict[str, Callable[[Context, Block], str]] = {
    "program": programs.render,
    "attempt": programs.render,
    "transcript": transcripts.render,
    "check": transcripts.claims,
    "runs": timelines.render,
    "repl": programs.session,
    "console": programs.session,
    "diagram": diagrams.render,
    "plot": plots.render,
    "finder": error_finder.render,
}
EXPAND: dict[str, Callable[[Context, Block], str]] = {  # to Markdown, whose links the builder follows
    "error": catalogue.box,
    "errors": catalogue.listing,
    "api": api.listing,
    "differences": differences.listing,
}


def refuse(fault: Fault) -> None:
    """What is done about a fault where the builder has no other way: it ends the build. Raises FaultError."""
    raise FaultError(fault)


class BookExtension(Extension):
    """Blocks and figures of a page as HTML, in one language.

    ``report`` is called with each Fault; it may raise, or note it down and return. ``page`` is the page's
    path below the root, for messages.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "language": ["", "of the page: zh or en"],
            "root": [str(ROOT), "the folder with examples/ and docs/"],
            "page": ["", "the page's path below the root, for messages"],
            "report": [refuse, "called with each harness.fault.Fault"],
        }
        super().__init__(**options)
        if (language := self.getConfig("language")) not in WORDS:
            text = f"the option language is {language!r}, not one of {', '.join(WORDS)}"
            raise ValueError(f"book.extension: {text}")

    def extendMarkdown(self, md: Markdown) -> None:
        blocks = Blocks(md, self.getConfigs())
        # After line ends and tabs are made alike (30), before all that takes a line for something.
        md.preprocessors.register(blocks, "book_blocks", 28)
        # After the text within lines is read (20), before white space is put between elements (10).
        md.treeprocessors.register(Places(md, blocks), "book_places", 15)


class Blocks(Preprocessor):
    """Puts a placeholder in the place of each block; Markdown puts the HTML there when all else is done."""

    def __init__(self, md: Markdown, options: dict[str, Any]) -> None:
        super().__init__(md)
        self.options = options
        self.begin("")

    def begin(self, source: str) -> None:
        """Forget the page before."""
        self.page = Page(Path(self.options["page"]), source)
        self.context = Context(self.options["language"], Path(self.options["root"]))
        self.placed: dict[str, Block] = {}  # by placeholder
        self.linked: list[catalogue.Entry] = []

    @property
    def name(self) -> str:
        """The page's path below the root, "" where the builder does not tell."""
        if "rendering_context" in self.md.preprocessors:  # Zensical's way to name the page
            zensical: Any = self.md.preprocessors["rendering_context"]
            return f"docs/{self.context.language}/{zensical.page.path}"
        return str(self.options["page"])

    def run(self, lines: list[str]) -> list[str]:
        self.begin("\n".join(lines))
        pieces, last = [], 0
        for block in sorted([*self.page.blocks, *self.page.figures], key=lambda block: block.start):
            pieces += [self.page.source[last : block.start], self.replace(block)]
            last = block.end
        pieces += [self.page.source[last:], moved.signs(self.context.root, self.name)]
        return "".join(pieces).split("\n")

    def replace(self, block: Block) -> str:
        """What stands in the place of a block, for Markdown to go on with."""
        try:
            if block.kind in EXPAND:
                return EXPAND[block.kind](self.context, block)
            if block.kind == "figure":
                return self.figure(block)
            return self.paragraph(block) + (self.errors(block) if block.kind == "check" else "")
        except ValueError as error:
            self.report(block, error)
            return "?" if block.kind == "figure" else ""

    def paragraph(self, block: Block) -> str:
        """A paragraph for a fence or a directive to stand in. Raises ValueError where one is wrong."""
        if block.kind not in RENDER:
            raise ValueError(UNKNOWN.format(block.text.splitlines()[0]))
        placeholder = self.md.htmlStash.store(RENDER[block.kind](self.context, block))
        self.placed[placeholder] = block
        return f"\n{block.prefix}{placeholder}\n"

    def errors(self, block: Block) -> str:
        """Links to the errors that a transcript shows, as Markdown, the first time that a page shows them."""
        if PurePosixPath(self.name).name.startswith("errors-"):
            return ""
        shown = [one for one in catalogue.shown_by(self.context.root, block.of) if one not in self.linked]
        self.linked += shown
        return catalogue.links(self.context, shown, block.prefix)

    def figure(self, block: Block) -> str:
        """The value of a figure, in the page's language. Raises ValueError where there is no such figure."""
        known = proof.figures(self.context.root)
        if address := LINKED.get(block.text):
            words = f"<code>{PurePosixPath(address).name}</code>"
            if block.text in ZIPS:
                words = self.context.words.zips[block.text].format(known["examples"])
            download = "" if block.text in EVIDENCE else " download"
            return self.md.htmlStash.store(f'<a class="download" href="{address}"{download}>{words}</a>')
        if block.text not in known:
            there = suggest(block.text, [*known, *LINKED])
            raise ValueError(f"there is no figure [[{block.text}]]; {there}")
        value = known[block.text]
        return self.context.words.date(value) if block.text.endswith("date") else value

    def report(self, block: Block, error: ValueError) -> None:
        """Tell the builder what is wrong with a block."""
        fault = error.fault if isinstance(error, FaultError) else self.fault(block, str(error))
        self.options["report"](fault)

    def fault(self, block: Block, text: str) -> Fault:
        """What is wrong with a block, by its line in the file: front matter is no part of the Markdown."""
        name, before = self.name, 0
        if name and (file := self.context.root / name).is_file():
            before = file.read_text("utf-8").rstrip().count("\n") - self.page.source.rstrip().count("\n")
        return Fault(name or "Markdown", before + block.line, text)


class Places(Treeprocessor):
    """Sees that each block has a paragraph of its own, and makes the list below a program its notes."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, root: Element) -> None:
        found: dict[str, Element | None] = {}
        for parent in root.iter():
            children = list(parent)
            for child, below in zip(children, [*children, None][1:], strict=True):
                if child.tag == "p" and child.text:
                    found[child.text.strip()] = below
        for placeholder, block in self.blocks.placed.items():
            if placeholder not in found:
                self.blocks.report(block, ValueError(LOST))
            elif notes := self.blocks.context.notes.get(block):
                items = programs.fill(notes, found[placeholder])
                if items != len(notes):
                    self.blocks.report(block, ValueError(UNEVEN.format(block.text, len(notes), items)))


def makeExtension(**options: Any) -> BookExtension:
    """What Python-Markdown calls when it loads this module by name."""
    return BookExtension(**options)
