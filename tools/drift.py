"""Makes pages false on purpose, to see who notices: ``python -m tools.drift``.

Two ways lead there. A program is changed and recorded anew, as its author is told to, and the words beside it
stay as they were; or words are changed and the program stays. Such a change is *told* where a run or a rule
says what is wrong, *flagged* where only the section is to be read again, and otherwise unseen, which no
change may be.
"""

import random
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from book import audit, consistency, index, proof, references, reread, verdict
from book.index import Site, subject
from book.pages import example_of
from book.shelf import Shelf
from harness import pythons
from harness.examples import Example
from harness.fault import FaultError
from harness.paths import ROOT
from harness.run import Runner
from tools import commands, page_mutations
from tools.mutations import MUTATIONS, QUIET, Mutant, mutants
from tools.page_mutations import PageMutant

# Readers' phrases speak of pages that are not in a part of the site, whatever was changed.
RULES = [a for a in consistency.ACCOUNTS if a not in (consistency.words_read, references.asked)]
TOLD, FLAGGED, NOT_SEEN = "told", "flagged", "unseen"
Faults = set[tuple[str, str]]  # file and text of each; lines may be others by now


@dataclass
class Recorded:
    """A mutant as ``record`` would write it, with its children by start method; told if a run is wrong."""

    texts: dict[str, str]  # by their paths below examples/
    children: dict[str, set[int]]
    told: bool


def record(mutant: Mutant, folder: Path, pages: Site, runner: Runner) -> Recorded:
    """Run a mutant as ``record`` would, once for each transcript and start method."""
    program = mutant.write(folder, mutant.example)
    sessions: dict[str, dict[int, str]] = defaultdict(dict)
    children: dict[str, set[int]] = defaultdict(set)
    told = False
    for want in verdict.wanted(mutant.example, pythons.own()):
        run = runner.run(replace(want.request, program=program))
        sessions[want.file].setdefault(want.line, run.transcript)
        children[want.request.method or proof.OWN].add(run.children)
        claims = pages.claims.get(want.file, ())
        told = told or any(verdict.faults(run, mutant.example, pages.claimed_of(want.file)))
        told = told or any(verdict.broken(claims, verdict.session_of(run)))
    texts = {file: "".join(held[line] for line in sorted(held)) for file, held in sessions.items()}
    return Recorded({f"{mutant.example.name}.py": mutant.source} | texts, children, told)


def faults(site: Site, names: frozenset[str]) -> Faults:
    """What rules tell of the pages of these names and of what they show: file and text of each fault.

    Of the other pages only those are there that they link to; much that is told follows from that alone.
    """
    mine = [page for page in site.pages if subject(site.name(page)) in names]
    shelf = Shelf(site)
    linked = {site.name(other) for page in mine for other, _ in shelf.linked(page, 0, len(page.source))}
    part = site.with_pages(page for page in site.pages if page in mine or site.name(page) in linked)
    shown = {example_of(site.root, b.text) for page in mine for b in page.blocks if b.kind == "program"}
    found = [fault for account in RULES for fault, _ in account(part)]
    found += [
        fault for example in shown for fault in audit.written(example, site) or audit.claims(example, site)
    ]
    return {(fault.file, fault.text) for fault in found}


def judge(example: str, made: Recorded, copy: Site, before: Callable[[frozenset[str]], Faults]) -> str:
    """What becomes of an example that is written into a copy of the project: told, flagged or unseen.

    ``before`` says what was told of pages by their names before anything was changed.
    """
    changed = Example(copy.root / "examples", example)
    children = proof.load(copy.root).examples[example].children
    texts = {file: (changed.root / file).read_text("utf-8") for file in made.texts}
    names, counted = frozenset(subject(file) for file, _ in copy.places(f"{example}.py")), dict(children)
    try:
        for file, text in made.texts.items():
            (changed.root / file).write_text(text, "utf-8")
        children.update(made.children)
        if faults(copy, names) - before(names):
            return TOLD
        unread = reread.unread(reread.sections(copy), reread.load(copy.root)[0])
        mine = [(section, held) for section, held in unread if changed in section.examples]
        if any(reread.outlive(section, reread.changes(section, held)) for section, held in mine):
            return TOLD
        return FLAGGED if mine else NOT_SEEN
    except (FaultError, ValueError):  # a transcript that cannot be read, say
        return TOLD
    finally:
        children.update(counted)
        for file, text in texts.items():
            (changed.root / file).write_text(text, "utf-8")


@contextmanager
def copied() -> Iterator[Site]:
    """The project's pages and examples in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("docs", ".git"):  # which has what a program was
            (root / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "examples", root / "examples")
        yield index.load(root)


def programs(
    made: list[Mutant], pages: Site, before: Callable[[frozenset[str]], Faults]
) -> Iterator[tuple[str, str, str]]:
    """Programs changed and recorded anew: kind, name, and what became of each."""
    with tempfile.TemporaryDirectory() as folder, Runner() as runner, copied() as copy:

        def work(mutant: Mutant) -> Recorded:
            return record(mutant, Path(folder), pages, runner)

        for mutant, recorded in commands.each(work, made, runner.side_by_side):
            became = TOLD if recorded.told else judge(mutant.example.name, recorded, copy, before)
            yield mutant.mutation, mutant.name, became


def words(
    made: list[PageMutant], pages: Site, before: Callable[[frozenset[str]], Faults]
) -> Iterator[tuple[str, str, str]]:
    """Words changed while the programs stay: kind, name, and what became of each."""
    entries, _ = reread.load(pages.root)
    for mutant in made:
        names = frozenset(subject(pages.name(page)) for page in mutant.pages)
        copy = page_mutations.applied(pages, mutant)
        became = TOLD if faults(copy, names) - before(names) else NOT_SEEN
        if became == NOT_SEEN and any(reread.unread(sections(copy, names), entries)):
            became = FLAGGED
        yield mutant.mutation, mutant.name, became


def sections(site: Site, names: frozenset[str]) -> dict[str, reread.Section]:
    """The sections of the pages of these names."""
    return reread.sections(site.with_pages(p for p in site.pages if subject(site.name(p)) in names))


def main(arguments: list[str]) -> int:
    parser = commands.parser("drift", __doc__)
    parser.add_argument("--sample", type=int, default=25, help="so many of each kind (default: 25)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the sample")
    options = commands.parse(parser, arguments)
    chance, pages = random.Random(options.seed), index.load(ROOT)
    print(f"drift: Python {pythons.own()}, {options.sample} of each kind, seed {options.seed}", flush=True)
    here = [example for example in options.chosen if not example.lacks(pythons.own())]
    changed = [m for example in here for m in mutants(example, MUTATIONS | QUIET)]
    rewritten = [] if options.names else list(page_mutations.mutants(pages))

    def sample(made: list[Any], kinds: list[str]) -> list[Any]:
        each = ([m for m in made if m.mutation == kind] for kind in kinds)
        return [m for some in each for m in chance.sample(some, min(options.sample, len(some)))]

    tally: Counter[tuple[str, str]] = Counter()
    before = cache(lambda names: faults(pages, names))
    became = [
        *programs(sample(changed, [*MUTATIONS, *QUIET]), pages, before),
        *words(sample(rewritten, [*page_mutations.MUTATIONS]), pages, before),
    ]
    for kind, name, what in became:
        tally[kind, what] += 1
        if what == NOT_SEEN:
            print(f"nobody notices: {name}")
    for kind in dict.fromkeys(kind for kind, _, _ in became):
        print(f"{kind:24}" + "".join(f"{tally[kind, what]:5} {what}" for what in (TOLD, FLAGGED, NOT_SEEN)))
    total = Counter(what for _, _, what in became)
    print("drift: " + ", ".join(f"{total[what]} {what}" for what in (TOLD, FLAGGED, NOT_SEEN)))
    return 1 if total[NOT_SEEN] else 0


if __name__ == "__main__":
    commands.run("drift", main)
