"""All pages of both languages, and what they expect of each transcript."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from book.pages import LANGUAGES, Page
from harness.examples import Example
from harness.fault import Fault, FaultError
from harness.files import read

# What an account of book.consistency yields: faults, each with the pages and examples that it is about.
Found = Iterator[tuple[Fault, set[str]]]


def subject(file: str) -> str:
    """What a fault of a page is about, whichever twin has it: ``docs/en/queues.md`` -> ``queues.md``."""
    return file.split("/", 2)[2]


@dataclass(frozen=True)
class Claim:
    """A check that a page names below a transcript, and where the page does: file and line."""

    name: str
    file: str
    line: int


@dataclass
class Site:
    """The pages below ``root``, and an index of them; ``unreadable`` says which could not be read.

    ``orders`` tells how each transcript is compared, ``claims`` what is claimed of it, each check once; both
    by the transcript's path below examples/. ``runs`` are the files of recorded runs that pages show,
    ``sessions`` the sessions at the prompt, each once, with the file and line where it is shown.
    """

    root: Path
    pages: list[Page] = field(default_factory=list)
    unreadable: list[Fault] = field(default_factory=list)
    orders: dict[str, str] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    runs: set[str] = field(default_factory=set)
    sessions: dict[str, tuple[str, int]] = field(default_factory=dict)
    names: dict[Page, str] = field(default_factory=dict, repr=False)  # asked for over and over

    def claimed(self, example: Example) -> set[str]:
        """The names of all checks that pages claim of an example, of whichever of its transcripts."""
        stem = f"{example.name}."
        return {c.name for file, claims in self.claims.items() if file.startswith(stem) for c in claims}

    def claimed_of(self, file: str) -> set[str]:
        """The names of the checks that pages claim of a transcript, its path below examples/."""
        return {claim.name for claim in self.claims.get(file, ())}

    def shows(self, example: Example) -> bool:
        """Whether a page shows the program."""
        return bool(self.places(f"{example.name}.py"))

    def places(self, file: str) -> list[tuple[str, int]]:
        """Where pages show a program or a transcript, its path below examples/: file and line of each."""
        return [
            (self.name(page), block.line)
            for page in self.pages
            for block in page.blocks
            if block.kind in ("program", "transcript") and block.text == file
        ]

    def name(self, page: Page) -> str:
        """A page's POSIX path below the project, as messages name it: ``docs/en/queues.md``."""
        if page not in self.names:
            self.names[page] = page.path.relative_to(self.root).as_posix()
        return self.names[page]

    def page(self, name: str) -> Page | None:
        """The page of this name, such as ``docs/en/queues.md``; None where there is none."""
        return next((page for page in self.pages if self.name(page) == name), None)

    def with_pages(self, pages: Iterable[Page]) -> "Site":
        """The same project with these pages only."""
        site = Site(self.root)
        for page in pages:
            site.add(page)
        return site

    def add(self, page: Page) -> None:
        """Take a page into the index."""
        self.pages.append(page)
        for block in page.blocks:
            if block.kind == "transcript":
                self.orders.setdefault(block.text, block.order)
            elif block.kind == "runs":
                self.runs.update(block.names)
            elif block.kind == "repl":
                self.sessions.setdefault(block.text, (self.name(page), block.line))
            elif block.kind == "check" and block.of:
                claims = self.claims.setdefault(block.of, [])
                known = {claim.name for claim in claims}
                claims += [Claim(n, self.name(page), block.line) for n in block.names if n not in known]


def load(root: Path) -> Site:
    """The site as its pages stand; a page that cannot be read is left out of it, and said to be."""
    site = Site(root)
    for language in LANGUAGES:
        for path in sorted((root / "docs" / language).rglob("*.md")):
            name = path.relative_to(root).as_posix()
            try:
                if not (text := read(root, name)).strip():
                    raise FaultError(Fault(name, 1, "is empty; write the page, or remove it"))
                site.add(Page(path, text))
            except FaultError as error:
                site.unreadable.append(error.fault)
    return site
