"""What the parts of one page share while it is rendered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from book.pages import Block
from book.words import WORDS, Words
from harness.fault import FaultError
from harness.files import read


@dataclass
class Context:
    """The language of a page, the project's root, and what has been rendered so far.

    ``ids`` counts the ids that elements of the page have, by kind; ``notes`` has the ids of the notes that a
    program opens, in the order of its markers; ``places`` has the programs shown so far, by their paths below
    examples/, and what the ids of their lines begin with; ``shown`` where each program is shown, on whichever
    page, once book/locations.py has looked.
    """

    language: str
    root: Path
    ids: Counter[str] = field(default_factory=Counter)
    notes: dict[Block, list[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        return WORDS[self.language]

    def new_id(self, kind: str) -> str:
        """An id that no other element of the page has: ``note-1``, then ``note-2``."""
        self.ids[kind] += 1
        return f"{kind}-{self.ids[kind]}"

    def new_place(self, program: str) -> str:
        """What the ids of a program's lines begin with: ``fifo.py``, then ``fifo.py-2``."""
        name = program.rpartition("/")[2]
        self.ids[name] += 1
        number = self.ids[name]
        self.places[program] = name if number == 1 else f"{name}-{number}"
        return self.places[program]

    def example_file(self, path: str) -> str:
        """The text of a file below examples/, as it stands. Raises ValueError where it cannot be read."""
        folder = self.root / "examples"
        try:
            return read(self.root, f"examples/{path}")
        except FaultError:
            if (folder / path).is_file():
                raise
            there = [p.relative_to(folder).as_posix() for p in folder.rglob(f"*{Path(path).suffix}")]
            raise ValueError(f"there is no examples/{path}; {suggest(path, there)}") from None


def suggest(name: str, known: Iterable[str]) -> str:
    """What to write in place of a name that there is not, as the end of a message."""
    known = sorted(known)
    if near := get_close_matches(name, known, 1):
        return f"did you mean {near[0]}?"
    return f"there is {', '.join(known[:12])}{' …' * (len(known) > 12)}"
