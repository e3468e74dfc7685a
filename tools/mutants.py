"""Breaks the examples on purpose, to see that their own tests notice: ``python -m tools.mutants``.

A mutant is killed when a run of it is held against the example's transcript and claims and something is
wrong. Survivors are listed; ``tools/survivors.toml`` says of the known ones why nothing can be wrong with
them.
"""

import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from book import audit, index, proof, verdict
from book.index import Site
from harness import checks, pythons
from harness.examples import Example, find
from harness.fault import Fault, FaultError
from harness.files import read, read_toml
from harness.imports import beside
from harness.paths import ROOT
from harness.run import Runner
from tools import commands
from tools.mutations import MUTATIONS, Mutant, mutants

SURVIVORS = "tools/survivors.toml"


@dataclass
class Tally:
    """How many mutants were killed and survived, by mutation; how many each check killed; surprises."""

    killed: Counter[str] = field(default_factory=Counter)
    survived: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    unexpected: list[str] = field(default_factory=list)
    survivors: set[str] = field(default_factory=set)


@cache
def showing(example: Example) -> list[Example]:
    """The examples in which a program runs: its own, and those beside it that import it or run it."""
    near = [other for other in find(ROOT) if other.program.parent == example.program.parent]
    return [example, *(other for other in near if example.program in beside(other.program))]


def faults(mutant: Mutant, folder: Path, pages: Site, runner: Runner) -> tuple[list[str], set[str]]:
    """What the tests of the mutant's example say of it, and of all that run it; and which checks it fails.

    Of each transcript it is what is wrong with the first run that anything is wrong with.
    """
    found: dict[str, list[str]] = {}
    failed: set[str] = set()
    for example in showing(mutant.example):
        program = mutant.write(folder, example)
        for want in verdict.wanted(example, pythons.own()):
            if not found.get(want.file):
                mine = replace(want, request=replace(want.request, program=program))
                run = runner.run(mine.request)
                found[want.file] = [str(fault) for fault in verdict.check(mine, run, pages)]
                broken = verdict.broken(pages.claims.get(want.file, ()), verdict.session_of(run))
                failed |= {claim.name for claim, _ in broken if not run.stopped}
    return [text for texts in found.values() for text in texts], failed


def judge(made: list[Mutant], certain: set[str], excused: set[str], pages: Site) -> Tally:
    """Run the mutants; prints those that survive and are not listed, and listed ones that do not."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, Runner() as runner:

        def work(mutant: Mutant) -> tuple[list[str], set[str]]:
            return faults(mutant, Path(folder), pages, runner)

        for mutant, (found, failed) in commands.each(work, made, runner.side_by_side):
            (tally.killed if found else tally.survived)[mutant.mutation] += 1
            tally.checks.update(failed)
            if not found:
                tally.survivors.add(mutant.name)
            if found and mutant.name in certain:
                tally.unexpected.append(mutant.name)
                print(f"is noticed, take it off {SURVIVORS}: {mutant.name}\n{found[0]}", flush=True)
            if not found and mutant.name not in excused:
                tally.unexpected.append(mutant.name)
                print(f"survives: {mutant.name}", flush=True)
        print(runner.account())
    return tally


def stale(root: Path = ROOT) -> Iterator[Fault]:
    """The names in SURVIVORS that no mutant has, or no check. Raises FaultError where it cannot be read."""
    listed, lines = read_toml(root, SURVIVORS), read(root, SURVIVORS).splitlines()
    named: dict[str, list[str]] = defaultdict(list)  # by example: only those that are named are made
    for entry in (*listed["survivor"], *listed["chance"]):
        for name in entry["mutants"]:
            named[name.partition(":")[0]].append(name)
    gone = [name for name in listed["idle"] if name not in checks.CHECKS]
    for example, names in named.items():
        kinds = {kind: MUTATIONS[kind] for name in names if (kind := name.split(":")[2]) in MUTATIONS}
        try:
            there = {mutant.name for mutant in mutants(Example(root / "examples", example), kinds)}
        except FaultError:  # of a program that is there its own test says so
            there = set(names) if (root / f"examples/{example}.py").exists() else set()
        gone += [name for name in names if name not in there]
    for name in gone:
        line = next(n for n, text in enumerate(lines, 1) if f'"{name}"' in text or f"{name} =" in text)
        yield Fault(SURVIVORS, line, f"there is no {name} any more; take it off, or name what it is now")


def main(arguments: list[str]) -> int:
    parser = commands.parser("mutants", __doc__)
    parser.add_argument("--sample", type=int, help="only so many, drawn by chance")
    options = commands.parse(parser, arguments)
    listed = read_toml(ROOT, SURVIVORS)
    certain = {name for entry in listed["survivor"] for name in entry["mutants"]}
    excused = certain | {name for entry in listed["chance"] for name in entry["mutants"]}
    pages = index.load(ROOT)
    chosen, broken = commands.sound(options.chosen, lambda example: audit.written(example, pages))
    commands.tell(broken)
    made = [m for example in chosen if not example.lacks(pythons.own()) for m in mutants(example)]
    whole = not (options.names or options.sample or broken)
    gone = list(map(str, stale())) if whole else []
    commands.tell(gone)
    if options.sample:
        made = random.sample(made, min(options.sample, len(made)))
    tally = judge(made, certain, excused, pages)
    tally.unexpected += gone
    for name in MUTATIONS:
        print(f"{name:24}{tally.killed[name]:4} killed {tally.survived[name]:4} survive")
    for name in checks.CHECKS:
        print(f"{name:24}{tally.checks[name]:4} kills")
    killed, idle = tally.killed.total(), sorted(checks.CHECKS.keys() - tally.checks - listed["idle"].keys())
    matter = max(1, len(made) - len(certain & tally.survivors))
    print(
        f"mutants: {len(made)}, {killed / max(1, len(made)):.1%} killed; of those that can change anything"
        f" {killed / matter:.1%}; {len(tally.unexpected)} not as {SURVIVORS} says"
    )
    if whole and idle:
        print(f"mutants: no mutant fails {', '.join(idle)}: such a check has proved nothing")
    if whole and not tally.unexpected:  # the pages say that each survivor has its reason
        figures = {"made": len(made), "killed": killed, "excused": tally.survived.total()}
        proof.save(replace(proof.load(), mutants=figures | {"date": proof.today()}))
    return 1 if tally.unexpected or broken or (whole and idle) else 0


if __name__ == "__main__":
    commands.run("mutants", main)
