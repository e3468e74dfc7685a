"""The sections of the site and the errors of its catalogue; doctor.py carries them along as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from learner.finder import Finder, Known

FILE = Path(__file__).with_name("known.json")
UNKNOWN = "errors#all"  # the section for an error that is not known
IMPORTED = "migrate-symptoms#no-error"  # the section on what differs where children import the file
REPEATED = "guard#main-guard"  # the section on what belongs under the guard
FORKED = ("pipe#inherited-end", "fork-threads#fork-lock")  # those on what hangs under fork only
HANGS = "symptoms#hangs"  # the section on programs that hang
TOP_LEVEL = "migrate-symptoms#top-level-fails"  # that on a top level that a child cannot execute
# Sections that neither a rule nor an error of the catalogue leads to.
FURTHER = (UNKNOWN, IMPORTED, REPEATED, HANGS, TOP_LEVEL, *FORKED)


@dataclass(frozen=True)
class Book:
    """``sections`` are title and address by language and by name (queues#fifo); ``errors`` the catalogue,
    ``pages`` the section of each of its entries, ``hangs`` those on hangs, by where a process stood."""

    sections: dict[str, dict[str, str]]
    errors: list[Known]
    pages: dict[str, str]
    hangs: dict[str, list[str]]

    @property
    def finder(self) -> Finder:
        """The finder of these errors."""
        return Finder(self.errors)


def dump(
    sections: dict[str, dict[str, str]],
    errors: Iterable[Known],
    pages: dict[str, str],
    hangs: dict[str, list[str]],
) -> str:
    """What load() reads."""
    held = {
        "sections": sections,
        "errors": [asdict(one) for one in errors],
        "pages": pages,
        "hangs": hangs,
    }
    return json.dumps(held, ensure_ascii=False, indent=0)


def load(text: str) -> Book:
    """What dump() wrote."""
    held = json.loads(text)
    lists = ("texts", "frames", "causes", "cut")
    rows: list[dict[str, Any]] = held["errors"]
    errors = [Known(**{**one, **{name: tuple(one[name]) for name in lists}}) for one in rows]
    return Book(held["sections"], errors, held["pages"], held["hangs"])
