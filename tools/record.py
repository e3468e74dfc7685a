"""Writes transcripts and timelines, from real runs only: ``python -m tools.record queues/fifo …`` (all without a name).

A transcript's own ``$`` lines are the recipe; a new example gets ``$ python NAME.py``. To record a
program that hangs, put ``$ timeout 3 python NAME.py`` into its transcript first; to show several
runs, put the line in as often. Nothing is written while runs disagree in shape or fail a check of a
page, and a file is rewritten only if its shape changed.
"""

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

from book import pages, recorded, verdict
from harness import checks, examples, pythons
from harness.examples import Example, Variant
from harness.load import load
from harness.paths import ROOT
from harness.pythons import Python
from harness.run import Request, Run, Runner
from harness.transcript import diff, parse

TRIES = 20  # runs of this interpreter for each start method, half of them under load
ELSEWHERE = 1  # runs of every other interpreter, to see where it says something else

Cell = tuple[Python, str | None]


class Refused(Exception):
    """Why nothing was written, for the author."""


@contextmanager
def alone():
    """One recording at a time on this machine: two would only slow each other down."""
    with (Path(tempfile.gettempdir()) / "mbe-record.lock").open("w") as lock:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def record(example: Example, site: list[pages.Page], found: list[Python], runner: Runner) -> list[str]:
    """Record one example; what was written or removed, by path below examples/. Raises Refused."""
    here = [p for p in found if not example.lacks(p)]
    if not here:
        raise Refused(example.lacks(found[-1]))
    plain = example.transcripts.get(Variant())
    recipe = [s.command for s in parse(plain.read_text("utf-8"))] if plain else [example.default_command]
    order = {file: o for file, o in verdict.orders(site).items() if pages.example_of(ROOT, file) == example}
    strict = "exact" if "exact" in order.values() else next(iter(order.values()), "process")
    cells = make(example, recipe, here, runner)
    shapes = {cell: agreed(example, cell, made, strict) for cell, made in cells.items()}
    plan = variants(shapes)
    bear_out(example, site, plan, cells)
    return write(example, plan, {cell: choose(made, recipe) for cell, made in cells.items()}, strict)


def make(example: Example, recipe: list[str], here: list[Python], runner: Runner) -> dict[Cell, list[Run]]:
    """All the runs, by interpreter and start method: half of the own interpreter's under load."""
    own = pythons.own() if pythons.own() in here else here[-1]
    asked: dict[Cell, list] = {}

    def ask(python: Python, numbers: range) -> None:
        for method in example.methods(python):
            asked.setdefault((python, method), []).extend(
                runner.submit(Request(example.program, command, python.path, method, number))
                for number in numbers
                for command in dict.fromkeys(recipe)
            )

    for python in here:
        ask(python, range(TRIES // 2 if python == own else ELSEWHERE))
    for futures in asked.values():
        for future in futures:
            future.result()
    with load(1):
        ask(own, range(TRIES // 2, TRIES))
        return {cell: [future.result() for future in futures] for cell, futures in asked.items()}


def agreed(example: Example, cell: Cell, runs: list[Run], order: str) -> tuple[str, ...]:
    """The shapes that all runs of a cell share, one for each command. Raises Refused."""
    where = f"{example.name} ({cell[1] or 'its own start method'}, Python {cell[0]})"
    shapes = []
    for command in dict.fromkeys(run.request.command for run in runs):
        mine = [run for run in runs if run.request.command == command]
        for run in mine:
            for fault in verdict.faults(run):
                raise Refused(f"{where}: {fault}")
        seen = Counter(verdict.session_of(run).shape(order) for run in mine)
        if len(seen) > 1:
            (one, times), (other, _) = seen.most_common(2)
            raise Refused(
                f"{where}: {len(mine)} runs gave {len(seen)} different shapes; {times} of them said the first:\n"
                f"{diff(one, other)}\n"
                + "".join(f"{guess}\n" for guess in verdict.unmarked(mine[0]))
                + "Make the order a fact (a join, a Barrier, an Event), or say less."
            )
        shapes += seen
    return tuple(shapes)


def variants(shapes: dict[Cell, tuple[str, ...]]) -> dict[Variant, Cell]:
    """Which transcripts are needed, and the cell that each is taken from.

    The plain one is what most start methods say (spawn's, if all differ: every system has it).
    """
    chains: dict[str | None, list[Python]] = {}
    for python, method in shapes:
        chains.setdefault(method, []).append(python)
    told = {}
    for method, line in chains.items():
        line.sort()
        turns = [p for i, p in enumerate(line) if not i or shapes[p, method] != shapes[line[i - 1], method]]
        told[method] = [(p if i else None, shapes[p, method]) for i, p in enumerate(turns)]
    votes = Counter(repr(chain) for chain in told.values())
    common = max(told, key=lambda m: (votes[repr(told[m])], m == "spawn", m == "forkserver"))
    plan: dict[Variant, Cell] = {}
    for method in sorted(told, key=lambda m: (m != common, m or "")):
        if method != common and told[method] == told[common]:
            continue
        for python, _ in told[method]:
            since: tuple[int, ...] = ()
            if python:
                older = [p for p in chains[method] if p.version[:2] == python.version[:2] and p < python]
                since = python.version if older else python.version[:2]
            first = python or chains[method][0]
            stays = [p for p in chains[method] if shapes[p, method] == shapes[first, method] and p >= first]
            best = pythons.own() if pythons.own() in stays else stays[0]
            plan[Variant("" if method == common else method or "", since)] = (best, method)
    return plan


def bear_out(
    example: Example, site: list[pages.Page], plan: dict[Variant, Cell], runs: dict[Cell, list[Run]]
) -> None:
    """Raises Refused where a run fails a check that a page makes of its transcript."""
    known = checks.every()
    for file, names in verdict.claims(site, example).items():
        variant = Variant.of(ROOT / "examples" / file)
        for (python, method), made in runs.items():
            fits = [v for v in plan if v.method in ("", method) and v.since <= python.version]
            if not fits or max(fits) != variant:
                continue
            for name in sorted(names & set(known)):
                for run in made:
                    if wrong := verdict.hold_claim(name, verdict.session_of(run)):
                        raise Refused(
                            f"{example.name} ({method}, Python {python}) does not bear out {name!r}, which a"
                            f" page claims of {file}: {wrong}\n{verdict.tail(run.said)}"
                        )


def choose(runs: list[Run], recipe: list[str]) -> list[Run]:
    """One run for each line of the recipe; for a line that stands there again, another order of events."""
    chosen: list[Run] = []
    for command in recipe:
        mine = [run for run in runs if run.request.command == command]
        shown = [verdict.session_of(run).shape("exact") for run in chosen]
        fresh = [r for r in mine if r not in chosen and verdict.session_of(r).shape("exact") not in shown]
        chosen.append((fresh or [r for r in mine if r not in chosen] or mine)[0])
    return chosen


def write(
    example: Example, plan: dict[Variant, Cell], chosen: dict[Cell, list[Run]], order: str
) -> list[str]:
    """Write what changed in shape, remove the variants that no run bears out any more."""
    done = []
    for variant, cell in plan.items():
        file = example.program.with_name(f"{example.program.stem}{variant.tags}.out")
        text = "".join(run.transcript for run in chosen[cell])
        if file.exists() and shapes(file.read_text("utf-8"), order) == shapes(text, order):
            continue
        file.write_text(text, "utf-8")
        done.append(f"wrote {file.relative_to(ROOT)}")
    newest = max(python.version for python, _ in chosen)
    if any(variant.since > newest for variant in example.transcripts):
        return [*done, "kept the variants: this machine lacks the newer Pythons that some of them speak of"]
    for variant, file in example.transcripts.items():
        if file.exists() and variant not in plan:
            file.unlink()
            done.append(f"removed {file.relative_to(ROOT)}")
    return done


def shapes(text: str, order: str) -> list[tuple[str, str]]:
    """Command and shape of each session of a transcript; [] where it cannot be read as one."""
    try:
        return [(session.command, session.shape(order)) for session in parse(text)]
    except ValueError:
        return []


def timelines(example: Example, site: list[pages.Page], found: list[Python], anew: bool) -> list[str]:
    """Make the runs with timelines that pages show of an example, where they are not right as they stand, or anew."""
    newest = next(p for p in reversed(found) if not example.lacks(p))
    with Runner(1) as runner:  # a timeline shows one program, not what ran beside it
        return [
            recorded.record(file, site, newest, runner)
            for file in recorded.asked(site, example)
            if anew or not (ROOT / "examples" / file).exists() or recorded.hold(ROOT, file, site)
        ]


def main(arguments: list[str]) -> int:
    """Record the examples named (a part of the name is enough), all of them without a name."""
    parser = argparse.ArgumentParser("record", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of names of examples; all without one")
    parser.add_argument(
        "--timelines", action="store_true", help="only the runs with timelines, and these anew"
    )
    options = parser.parse_args(arguments)
    try:
        chosen = examples.named(ROOT, options.names)
    except ValueError as error:
        parser.error(str(error))
    found, site, refused = pythons.found(), pages.every(ROOT), 0
    print(f"record: Python {', '.join(map(str, found))}", flush=True)
    for example in chosen:
        with alone(), Runner() as runner:
            try:
                done = [] if options.timelines else record(example, site, found, runner)
                done += timelines(example, site, found, options.timelines)
                print(f"{example.name}: {'; '.join(done) or 'as it was'} ({runner.account()})", flush=True)
            except (Refused, ValueError) as error:
                refused += 1
                print(f"{example.name}: NOT RECORDED. {error}", file=sys.stderr, flush=True)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
