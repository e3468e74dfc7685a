"""What the pages show, section by section, to look in for what they name."""

import ast
import posixpath
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, cached_property

from book import catalogue
from book.index import Site
from book.pages import HEADING, LINK, Page, Section, example_of
from harness.examples import Example
from harness.fault import FaultError
from harness.files import read

LISTED = re.compile(r" *[-*|] ")
BEFORE = re.compile(r"(?:for \w+ in|while(?: not)?|if(?: not)?|with|del|raise|return) (.+?)(?::.*)?")
PROMPT = re.compile(r"^(?:>>>|\.\.\.) ?", re.MULTILINE)
OPEN = re.compile(r"…|(?<=[(\[])\.\.\.(?=[)\]])")  # stands for whatever is there
SHOWN = ("program", "attempt", "transcript")


class Text:
    """What a reader is shown: a program, a transcript, a session, or commands."""

    def __init__(self, text: str, is_code: bool) -> None:
        self.text, self.is_code = text, is_code
        self.joined = " ".join(text.split())

    @cached_property
    def calls(self) -> dict[str, list[ast.Call]]:
        """The calls in it, where it is code, by the name of what they call."""
        found: dict[str, list[ast.Call]] = {}
        if not self.is_code:
            return found
        lines = self.text.splitlines(keepends=True)
        session = [line for line in lines if PROMPT.match(line)]
        try:
            tree = ast.parse(PROMPT.sub("", "".join(session)) if session else self.text)
        except SyntaxError:
            return found
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.setdefault(function(node), []).append(node)
        return found

    def has(self, code: "Code") -> bool:
        """Whether the code stands here, letter by letter or as a call with these arguments."""
        if code.pattern.search(self.text if code.is_open else self.joined):
            return True
        call = code.call
        return call is not None and any(_has(other, call) for other in self.calls.get(function(call), ()))


class Unread(Text):
    """What a reader would be shown by a file that cannot be read: nobody knows what it has."""

    def __init__(self) -> None:
        super().__init__("", is_code=False)

    def has(self, code: "Code") -> bool:
        return True


class Code:
    """Code as a page names it: a pattern of its letters, and the call that it is, if it is one."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        self.is_open = bool(OPEN.search(self.text)) and self.text not in ("…", "...")
        parts = OPEN.split(self.text) if self.is_open else [self.text]
        pattern = ".*?".join(map(re.escape, parts))
        before = r"(?<!\w)" if re.match(r"\w", self.text) else ""
        after = r"(?!\w)" if re.search(r"\w$", self.text) else ""
        self.pattern = re.compile(before + pattern + after)

    @cached_property
    def call(self) -> ast.Call | None:
        inner = BEFORE.fullmatch(self.text)
        try:
            with warnings.catch_warnings(action="ignore"):  # it may be a path of Windows, say
                tree = ast.parse(inner[1] if inner else self.text, mode="eval").body
        except SyntaxError:
            return None
        return tree if isinstance(tree, ast.Call) else None


def _has(call: ast.Call, named: ast.Call) -> bool:
    """Whether a call has the arguments that another of the same function names; it may have more."""
    first, words = [*map(_dump, named.args)], {*map(_dump, named.keywords)}
    return first == [*map(_dump, call.args)][: len(first)] and words <= {*map(_dump, call.keywords)}


def same(call: ast.Call, other: ast.Call) -> bool:
    """Whether two calls are of the same function with the same arguments."""
    return function(call) == function(other) and _has(call, other) and _has(other, call)


def function(call: ast.Call) -> str:
    """The name of what is called, whoever's it is: ``queue.get()`` -> get."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _dump(node: ast.AST) -> str:
    """A node as text, whatever the variable is called whose method it calls: q.get() is queue.get()."""
    return re.sub(r"(func=Attribute\(value=Name\(id=)'\w+'", r"\1", ast.dump(node))


def changes(example: Example) -> set[tuple[int, ...]]:
    """The versions in which an example begins to say something else, or to run at all."""
    try:
        return {variant.since for variant in example.transcripts if variant.since} | {example.oldest}
    except FaultError:  # its own test says so
        return set()


class Shelf:
    """What the pages of a site show, section by section, each file read once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = {site.name(page): page for page in site.pages}
        self.files: dict[str, list[Text]] = {}
        self.within, self.below = cache(self._within), cache(self._below)
        self.changed = cache(lambda file: changes(example_of(site.root, file)))
        self.errors: dict[str, catalogue.Entry] | None
        try:
            self.errors = catalogue.load(site.root)
        except FaultError:  # the account of the catalogue says so
            self.errors = None

    def around(self, page: Page, section: Section, offset: int, in_heading: bool) -> Iterator[Text]:
        """All that what is named at an offset may be found in, the nearest first."""
        own = self.within(page, *self.below(page, section.anchor))
        yield from own
        if not (in_heading and own):
            yield from self.within(page, 0, len(page.source))
            start, end = page.source.rfind("\n", 0, offset) + 1, page.source.find("\n", offset)
            if own or not LISTED.match(page.source, start):
                start, end = section.start, section.end
            for other, anchor in self.linked(page, start, end if end > 0 else section.end):
                yield from self.within(other, *self.below(other, anchor))

    def _below(self, page: Page, anchor: str) -> tuple[int, int]:
        """From where to where a section reaches, with those below it; without an anchor, the page."""
        headings = list(HEADING.finditer(page.prose))
        for i, heading in enumerate(headings):
            if anchor and heading["anchor"] == anchor:
                after = (h.start() for h in headings[i + 1 :] if len(h["level"]) <= len(heading["level"]))
                return heading.start(), next(after, len(page.source))
        return 0, len(page.source)

    def linked(self, page: Page, start: int, end: int) -> Iterator[tuple[Page, str]]:
        """The pages of this site that a stretch of a page links to, each with the anchor."""
        for match in LINK.finditer(page.prose, start, end):
            path, _, anchor = (match["target"] or match["href"]).partition("#")
            name = self.site.name(page)
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if goal in self.pages:
                yield self.pages[goal], anchor

    def changes(self, page: Page, section: Section) -> set[tuple[int, ...]]:
        """The versions in which something begins to differ that a section shows or links to."""
        linked = self.linked(page, section.start, section.end)
        found = set[tuple[int, ...]]()
        for other, anchor in ((page, section.anchor), *linked):
            start, end = self.below(other, anchor)
            for block in other.blocks_in(start, end):
                if block.kind in SHOWN:
                    found |= self.changed(block.text)
                elif block.kind == "error":
                    found = found.union(*map(self.changed, self.made(block.text)))
        return found

    def _within(self, page: Page, start: int, end: int) -> list[Text]:
        return [text for block in page.blocks_in(start, end) for text in self._texts(block.kind, block.text)]

    def made(self, word: str) -> list[str]:
        """The programs that the facts of an error link to."""
        entry = self.errors.get(word) if self.errors else None
        return [f"{name}.py" for name in (*entry.programs, *entry.works)] if entry else []

    def _error(self, word: str) -> Iterator[Text]:
        """What the facts of an error tell: its texts, and the programs and transcripts that they link to."""
        if self.errors is None:
            yield Unread()
        elif entry := self.errors.get(word):
            yield Text("\n".join((*entry.texts, *entry.old)), is_code=False)
            for program in self.made(word):
                yield from self._texts("program", program)
                example = example_of(self.site.root, program)
                with suppress(FaultError):  # its own test says so
                    for file in example.transcripts.values():
                        yield from self._texts("transcript", example.below(file))

    def _texts(self, kind: str, text: str) -> Iterable[Text]:
        if kind == "error":
            return list(self._error(text))
        if kind in ("repl", "console"):
            return [Text(text, kind == "repl")]
        if kind in SHOWN and text not in self.files:
            try:
                held = read(self.site.root, f"examples/{text}")
                self.files[text] = [Text(held, kind != "transcript")]
            except FaultError:  # its own test says so
                self.files[text] = [Unread()]
        return self.files.get(text, []) if kind in SHOWN else []
