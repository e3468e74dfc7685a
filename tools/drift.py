"""Makes pages false on purpose, to see who notices: ``python -m tools.drift``.

Two ways lead there. A program is changed and recorded anew, as its author is told to, and the words beside it
stay as they were; or words are changed and the program stays. Such a change is *told* where a run or a rule
says what is wrong, *flagged* where only the section is to be read again, and otherwise unseen.
``tools/unseen.toml`` says of each kind that may stay unseen why.
"""

import random
import shutil
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from book import audit, consistency, index, reread, verdict
from book.index import Site
from harness import pythons
from harness.examples import Example
from harness.fault import FaultError
from harness.paths import ROOT
from harness.run import Runner
from tools import commands, page_mutations
from tools.mutations import MUTATIONS, QUIET, Mutant, mutants

UNSEEN = ROOT / "tools" / "unseen.toml"
TOLD, FLAGGED, NOT_SEEN = "told", "flagged", "unseen"
Texts = dict[str, str]  # of an example's files, by their paths below examples/


def record(mutant: Mutant, folder: Path, pages: Site, runner: Runner) -> tuple[Texts, bool]:
    """The mutant and its transcripts, as ``record`` would write them; and whether its runs are told wrong."""
    program = mutant.write(folder)
    sessions: dict[str, dict[int, str]] = defaultdict(dict)
    told = False
    for want in verdict.wanted(mutant.example, pythons.own()):
        run = runner.run(replace(want.request, program=program))
        sessions[want.file].setdefault(want.line, run.transcript)
        claims = pages.claims.get(want.file, ())
        told = told or any(verdict.faults(run, mutant.example, pages.claimed_of(want.file)))
        told = told or any(verdict.broken(claims, verdict.session_of(run)))
    texts = {file: "".join(held[line] for line in sorted(held)) for file, held in sessions.items()}
    return {f"{mutant.example.name}.py": mutant.source} | texts, told


def judge(example: str, texts: Texts, copy: Site) -> str:
    """What becomes of an example that is written into a copy of the project: told, flagged or unseen."""
    changed = Example(copy.root / "examples", example)
    before = {file: (changed.root / file).read_text("utf-8") for file in texts}
    try:
        for file, text in texts.items():
            (changed.root / file).write_text(text, "utf-8")
        if audit.written(changed, copy) or consistency.check(copy):
            return TOLD
        unread = reread.unread(reread.sections(copy), reread.load(copy.root)[0])
        return FLAGGED if any(changed in section.examples for section, _ in unread) else NOT_SEEN
    except (FaultError, ValueError):  # a transcript that cannot be read, say
        return TOLD
    finally:
        for file, text in before.items():
            (changed.root / file).write_text(text, "utf-8")


@contextmanager
def copied() -> Iterator[Site]:
    """The project's pages and examples in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "docs").symlink_to(ROOT / "docs")
        shutil.copytree(ROOT / "examples", root / "examples")
        yield index.load(root)


def programs(made: list[Mutant], pages: Site) -> Iterator[tuple[str, str, str]]:
    """Programs changed and recorded anew: kind, name, and what became of each."""
    progress = commands.Progress(len(made))
    with tempfile.TemporaryDirectory() as folder, Runner() as runner, copied() as copy:
        pool = ThreadPoolExecutor(runner.side_by_side)
        try:
            runs = [pool.submit(record, mutant, Path(folder), pages, runner) for mutant in made]
            for mutant, future in zip(made, runs, strict=True):
                progress.wait(mutant.name, [future])
                texts, told = future.result()
                became = TOLD if told else judge(mutant.example.name, texts, copy)
                yield mutant.mutation, mutant.name, became
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def main(arguments: list[str]) -> int:
    parser = commands.parser("drift", __doc__)
    parser.add_argument("--sample", type=int, default=25, help="so many of each kind (default: 25)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the sample")
    options = commands.parse(parser, arguments)
    chance, pages = random.Random(options.seed), index.load(ROOT)
    reasons = {
        kind: entry["reason"]
        for entry in tomllib.loads(UNSEEN.read_text("utf-8"))["unseen"]
        for kind in entry["kinds"]
    }
    print(f"drift: Python {pythons.own()}, {options.sample} of each kind, seed {options.seed}", flush=True)
    here = [example for example in options.chosen if not example.lacks(pythons.own())]
    changed = [m for example in here for m in mutants(example, MUTATIONS | QUIET)]
    words = [] if options.names else list(page_mutations.mutants(pages))

    def sample(made: list[Any], kinds: list[str]) -> list[Any]:
        each = ([m for m in made if m.mutation == kind] for kind in kinds)
        return [m for some in each for m in chance.sample(some, min(options.sample, len(some)))]

    tally: Counter[tuple[str, str]] = Counter()
    unseen = []
    became = [*programs(sample(changed, [*MUTATIONS, *QUIET]), pages)]
    for mutant in sample(words, [*page_mutations.MUTATIONS]):
        faults = consistency.check(page_mutations.applied(pages, mutant))
        became.append((mutant.mutation, mutant.name, TOLD if faults else NOT_SEEN))
    for kind, name, what in became:
        tally[kind, what] += 1
        if what == NOT_SEEN and kind not in reasons:
            unseen.append(name)
            print(f"nobody notices: {name}")
    for kind in dict.fromkeys(kind for kind, _, _ in became):
        print(f"{kind:24}" + "".join(f"{tally[kind, what]:5} {what}" for what in (TOLD, FLAGGED, NOT_SEEN)))
    total = Counter(what for _, _, what in became)
    print("drift: " + ", ".join(f"{total[what]} {what}" for what in (TOLD, FLAGGED, NOT_SEEN)))
    return 1 if unseen else 0


if __name__ == "__main__":
    commands.run("drift", main)
