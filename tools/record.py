"""Writes transcripts, timelines and proof, from real runs only: ``python -m tools.record queues/fifo``.

A transcript's own ``$`` lines are the recipe; a new example gets ``$ python NAME.py``. To record a
program that hangs, put ``$ timeout 3 python NAME.py`` into its transcript first; to show several
runs, put the line in as often. Nothing is written while runs disagree in shape or fail a check of a
page, and a file is rewritten only if its shape changed.

Half of the runs are plain. The other half are delayed at random, see harness/imposed/imposed_delays.py: a
program that rarely races would agree with itself by luck, and delays alone would hide other races.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

if sys.platform != "win32":
    import fcntl

from book import index, proof, recorded, reread, rules, verdict
from book.index import Site
from harness import pythons
from harness.examples import METHODS, Example, Variant
from harness.fault import Fault, FaultError
from harness.files import write
from harness.load import load
from harness.paths import ROOT
from harness.pythons import Python
from harness.run import Request, Run, Runner
from harness.transcript import diff, parse
from tools import commands
from tools.commands import Progress

TRIES = 20  # runs of this interpreter for each start method, half of them under load
SLOWLY = 4  # the same of a program that takes long
ELSEWHERE = 1  # runs of every other interpreter, to see where it says something else
# More runs of one that prints something else than the version before it: it may be a race. Most races come to
# light in seven delayed runs; one that delays hide does so in four plain ones, and the first was plain.
TURNING = (range(1, 14, 2), range(2, 8, 2))

Cell = tuple[Python, str | None]  # an interpreter and a start method
Told = set[tuple[str, str]]  # what runs printed: command and shape
Shapes = tuple[str, ...]  # what all runs of a cell share, for each command


def refuse_broken(example: Example, pages: Site) -> None:
    """Raises FaultError where an example or the proof is not as it must be, whatever its runs would print."""
    proof.load(pages.root, anew=example.name)
    written = rules.check(example, pages.claimed(example))
    if not written and example.transcripts:
        written = rules.transcripts(example)
    for fault in written:
        raise FaultError(fault)


@contextmanager
def alone(progress: Progress) -> Iterator[None]:
    """One recording at a time in a checkout: two would only slow each other down."""
    with Path(__file__).open() as ours:  # a file that is there; a lock leaves no trace on it
        if sys.platform != "win32":
            progress.show("waiting until another recording is done")
            fcntl.flock(ours, fcntl.LOCK_EX)
        yield


def record(
    example: Example,
    pages: Site,
    found: list[Python],
    runner: Runner,
    progress: Progress,
    recount: bool = False,
    tries: int = TRIES,
) -> list[str]:
    """Record one example and write its entry of the proof; what was done, a line each.

    With ``recount``, the number of children may be another than before; ``tries`` are the runs of this
    interpreter for each start method.

    Raises FaultError where its runs are not as they must be, or disagree; then nothing is written.
    """
    known = proof.load(pages.root, anew=example.name).pythons
    missing = [version for version in known if version not in map(str, found)]
    here = [python for python in found if not example.lacks(python)]
    if not here:
        return not_here(example, found)
    recipe, order = recipe_of(example), order_of(example, pages)
    cells = make(example, recipe, here, order, runner, progress, tries)
    if not recount:
        counted(example, pages, cells)
    shapes = {cell: agreed(example, cell, runs, order, pages) for cell, runs in cells.items()}
    kept = {example.variant(proof.number(v), m) for v in missing for m in (None, *METHODS)} - {None}
    plan = planned(example, shapes, kept)
    claims_hold(example, pages, plan, kept, cells)
    texts = {variant: choose(cells[cell], recipe) for variant, cell in plan.items()}
    done = write_transcripts(example, texts, kept, order)
    fresh = Example(example.root, example.name)
    done += timelines(fresh, pages, here)
    return done + prove(fresh, found, cells)


def recipe_of(example: Example) -> list[str]:
    """The commands that its transcript is made by, each as often as it stands there."""
    plain = example.transcripts.get(Variant())
    return [s.command for s in parse(example.text(plain))] if plain else [example.default_command]


def order_of(example: Example, pages: Site) -> str:
    """How its transcripts are compared: by the strictest order, where pages compare them in several."""
    orders = [order for file, order in pages.orders.items() if file.startswith(f"{example.name}.")]
    return "exact" if "exact" in orders else next(iter(orders), "process")


def not_here(example: Example, found: list[Python]) -> list[str]:
    """Where no interpreter here can run it: what it has is kept, and marked as still to be run.

    Raises FaultError where it has nothing.
    """
    if not example.transcripts:
        text = f"{example.lacks(found[-1])}; name a folder of Pythons with --pythons DIR"
        raise FaultError(example.fault(text))
    if example.modules:
        return [f"not run: {example.lacks(found[-1])}"]
    return [f"not run: {example.lacks(found[-1])}", *prove(example, found, {})]


def make(
    example: Example,
    recipe: list[str],
    here: list[Python],
    order: str,
    runner: Runner,
    progress: Progress,
    tries: int,
) -> dict[Cell, list[Run]]:
    """All the runs, by interpreter and start method: half of the own interpreter's under load.

    An interpreter at which the output turns runs more often: a race must not pass for a new version's way.
    Where both sides of the turn print what their transcripts say already, that was seen before.
    """
    own = pythons.own() if pythons.own() in here else here[-1]
    lines = dict.fromkeys(recipe)
    asked: dict[Cell, list[Future[Run]]] = {}

    def ask(cells: Iterable[Cell], numbers: Iterable[int]) -> list[Future[Run]]:
        futures = []
        for python, method in cells:
            requests = [numbered(example, line, python, method, n) for n in numbers for line in lines]
            asked.setdefault((python, method), []).extend(made := [runner.submit(r) for r in requests])
            futures += made
        return futures

    def said(cell: Cell) -> Told:
        runs = [future.result() for future in asked[cell]]
        return {(run.request.command, verdict.session_of(run).shape(order)) for run in runs}

    ours = [(own, method) for method in example.methods(own)]
    others = [(python, method) for python in here if python != own for method in example.methods(python)]
    progress.total = len(lines) * (len(ours) * tries + len(others) * ELSEWHERE)
    calm = [*ask(ours, range(tries // 2)), *ask(others, range(ELSEWHERE))]
    progress.wait(example.name, calm)
    told = {cell: said(cell) for cell in asked}
    more = turns(told, own, {cell for cell in told if told[cell] == recorded_of(example, cell, order)})
    for numbers in TURNING:
        more = [cell for cell in more if len(said(cell)) == len(lines)]  # others disagree already
        progress.total += len(lines) * len(more) * len(numbers)
        progress.wait(f"{example.name}, other versions", ask(more, numbers))
    with load():
        progress.wait(f"{example.name}, under load", ask(ours, range(tries // 2, tries)))
        return {cell: [future.result() for future in futures] for cell, futures in asked.items()}


def turns(said: dict[Cell, Told], own: Python, known: set[Cell]) -> list[Cell]:
    """Where another interpreter than our own prints something else than its neighbour among the versions.

    Where both are ``known`` to print that, nothing is to be proved.
    """
    found: list[Cell] = []
    for method in dict.fromkeys(method for _, method in said):
        line = sorted(python for python, its in said if its == method)
        for older, newer in pairwise(line):
            sides = {(older, method), (newer, method)}
            if said[older, method] != said[newer, method] and not sides <= known:
                found.append((older if newer == own else newer, method))
    return list(dict.fromkeys(found))


def recorded_of(example: Example, cell: Cell, order: str) -> Told:
    """What the transcript that is there for a cell says; nothing where there is none."""
    variant = example.variant(cell[0].version, cell[1])
    if variant is None:
        return set()
    return set(shapes_of(example.text(example.transcripts[variant]), order))


def numbered(example: Example, line: str, python: Python, method: str | None, number: int) -> Request:
    """One of the runs of a cell; every second one is delayed."""
    delayed = number if number % 2 else None
    return Request(example.program, line, python.path, method, number, delayed=delayed, limit=example.limit)


def named(cell: Cell) -> str:
    """A cell in words."""
    return f"{cell[1] or 'its own start method'}, Python {cell[0]}"


def counted(example: Example, pages: Site, cells: dict[Cell, list[Run]]) -> None:
    """Raises FaultError where a run started another number of children than those recorded before."""
    for cell, runs in cells.items():
        for run in runs:
            if not run.stopped and (text := verdict.miscounted(run, example, pages)):
                told = f"{run.request.command} ({named(cell)}): {text}{verdict.repeat(run)}"
                raise FaultError(example.fault(told))


def agreed(example: Example, cell: Cell, runs: list[Run], order: str, pages: Site) -> Shapes:
    """The shapes that all runs of a cell share, one for each command. Raises FaultError if none."""
    where = named(cell)
    shapes: list[str] = []
    for command in dict.fromkeys(run.request.command for run in runs):
        mine = [run for run in runs if run.request.command == command]
        for run in mine:
            for text in verdict.faults(run, example, pages.claimed(example)):
                raise FaultError(example.fault(f"{command} ({where}): {text}{verdict.repeat(run)}"))
        seen = Counter(verdict.session_of(run).shape(order) for run in mine)
        if len(seen) > 1:
            (one, times), (other, _) = seen.most_common(2)
            plain = {verdict.session_of(run).shape(order) for run in mine if run.request.delayed is None}
            delayed = [run for run in mine if verdict.session_of(run).shape(order) not in plain]
            text = f"{command} ({where}): {len(mine)} runs gave {len(seen)} different outputs;"
            text += f" {times} of them the first:\n{diff(one, other)}\n"
            text += "".join(f"{guess}\n" for guess in verdict.unmarked(mine[0]))
            text += "Make the order a fact (a join, a Barrier, an Event);"
            text += " print nothing that is new each time."
            text += "".join(map(verdict.repeat, delayed[:1]))
            raise FaultError(example.fault(text))
        shapes += seen
    return tuple(shapes)


def variants(shapes: dict[Cell, Shapes]) -> dict[Variant, Cell]:
    """Which transcripts are needed, and the cell that each is taken from.

    The plain one is what most start methods say (spawn's, if all differ: every system has it).
    """
    chains: dict[str | None, list[Python]] = {}
    for python, method in shapes:
        chains.setdefault(method, []).append(python)
    turns: dict[str | None, list[tuple[Python | None, Shapes]]] = {}
    for method, line in chains.items():
        line.sort()
        new = [p for i, p in enumerate(line) if not i or shapes[p, method] != shapes[line[i - 1], method]]
        turns[method] = [(p if i else None, shapes[p, method]) for i, p in enumerate(new)]
    votes = Counter(repr(chain) for chain in turns.values())
    common = max(turns, key=lambda m: (votes[repr(turns[m])], m == "spawn", m == "forkserver"))
    plan: dict[Variant, Cell] = {}
    for method in sorted(turns, key=lambda m: (m != common, m or "")):
        if method != common and turns[method] == turns[common]:
            continue
        for turn, _ in turns[method]:
            since: tuple[int, ...] = ()
            if turn:
                older = [p for p in chains[method] if p.version[:2] == turn.version[:2] and p < turn]
                since = turn.version if older else turn.version[:2]
            first = turn or chains[method][0]
            stays = [p for p in chains[method] if shapes[p, method] == shapes[first, method] and p >= first]
            best = pythons.own() if pythons.own() in stays else stays[0]
            plan[Variant("" if method == common else method or "", since)] = (best, method)
    return plan


def planned(example: Example, shapes: dict[Cell, Shapes], kept: set[Variant | None]) -> dict[Variant, Cell]:
    """Which transcripts to write, and the cell that each is taken from.

    ``kept`` are the transcripts of interpreters that are not here. Where there are such, each transcript is
    written anew from the interpreters here that it is for, so that those of the others stay in force.
    """
    if not kept:
        return variants(shapes)
    groups: dict[Variant, dict[Cell, Shapes]] = {}
    for (python, method), shape in shapes.items():
        base = example.variant(python.version, method) or Variant()
        groups.setdefault(base, {})[python, method] = shape
    plan: dict[Variant, Cell] = {}
    wanted: dict[Cell, Variant] = {}
    for base, cells in groups.items():
        own = {Variant(v.method or base.method, v.since or base.since): c for v, c in variants(cells).items()}
        plan |= own
        wanted |= {cell: speaks(own, cell) or base for cell in cells}
    for cell in sorted(shapes, key=lambda cell: cell[0]):
        variant = speaks({*plan, *kept}, cell)
        if (
            variant not in plan or shapes[plan[variant]] != shapes[cell]
        ):  # another group's variant hides its own
            plan[Variant(cell[1] or "", wanted[cell].since)] = cell
    return plan


def speaks(there: Iterable[Variant | None], cell: Cell) -> Variant | None:
    """Which of these transcripts is for an interpreter and a start method."""
    python, method = cell
    return max(
        (v for v in there if v and v.method in ("", method) and v.since <= python.version), default=None
    )


def claims_hold(
    example: Example,
    pages: Site,
    plan: dict[Variant, Cell],
    kept: set[Variant | None],
    runs: dict[Cell, list[Run]],
) -> None:
    """Raises FaultError where a run fails a check that a page makes of its transcript."""
    for cell, made in runs.items():
        variant = speaks({*plan, *kept}, cell) or Variant()
        claims = pages.claims.get(f"{example.name}{variant.tags}.out", [])
        for run in made:
            for claim, why in verdict.broken(claims, verdict.session_of(run)):
                text = f"the claim {claim.name!r} does not hold of {example.name}{variant.tags}.out: {why}"
                text += f"\n{run.request.command} ({named(cell)}) printed:"
                text += f"\n{verdict.tail(run.said)}{verdict.repeat(run)}"
                raise FaultError(Fault(claim.file, claim.line, text))


def choose(runs: list[Run], recipe: list[str]) -> list[Run]:
    """One run for each line of the recipe; for a line that stands there again, another order of events.

    Plain runs come first: delayed ones show what is rarely seen.
    """
    chosen: list[Run] = []
    runs = sorted(runs, key=lambda run: run.request.delayed is not None)
    for command in recipe:
        mine = [run for run in runs if run.request.command == command]
        shown = [verdict.session_of(run).shape("exact") for run in chosen]
        fresh = [r for r in mine if r not in chosen and verdict.session_of(r).shape("exact") not in shown]
        chosen.append((fresh or [r for r in mine if r not in chosen] or mine)[0])
    return chosen


def write_transcripts(
    example: Example, chosen: dict[Variant, list[Run]], kept: set[Variant | None], order: str
) -> list[str]:
    """Write what changed in shape, remove the variants that nothing needs any more."""
    texts = {}
    for variant, runs in chosen.items():
        file = example.program.with_name(f"{example.program.stem}{variant.tags}.out")
        text = "".join(run.transcript for run in runs)
        if not file.exists() or shapes_of(example.text(file), order) != shapes_of(text, order):
            texts[example.path(file)] = text
    write(example.root.parent, texts)
    done = [f"wrote {name}" for name in texts]
    for variant, file in example.transcripts.items():
        if variant not in chosen and variant not in kept:
            file.unlink()
            done.append(f"removed {example.path(file)}")
    return done


def shapes_of(text: str, order: str) -> list[tuple[str, str]]:
    """Command and shape of each session of a transcript."""
    return [(session.command, session.shape(order)) for session in parse(text)]


def timelines(example: Example, pages: Site, found: list[Python], anew: bool = False) -> list[str]:
    """Make the runs with timelines that pages show of an example, where they are not right, or anew.

    Where this machine cannot, they stay as they are, unless they are to be made anew.
    """
    files = recorded.shown(pages, example)
    if files and not anew and not recorded.can_record(found):
        new = [file for file in files if not (pages.root / "examples" / file).is_file()]
        text = f"{recorded.NEEDS}; leave that to CI, or name a folder of Pythons with --pythons DIR"
        due = new or recorded.outdated(example, pages)
        return [f"still to be made: examples/{file}: {text}" for file in due]
    if not files or not (anew or recorded.check(example, pages)):
        return []
    with Runner(1) as runner:  # a timeline shows one program, not what ran beside it
        return [f"wrote examples/{file}: {recorded.record(file, pages, found, runner)}" for file in files]


def prove(example: Example, found: list[Python], cells: dict[Cell, list[Run]]) -> list[str]:
    """Write the example's entry of the proof; what is still to be run on interpreters that are not here."""
    root = example.root.parent
    lacking = {str(python) for python in found if example.lacks(python) and not example.modules}
    entry = proof.Entry(proof.digest(example), lacking=lacking, date=proof.today())
    for (python, method), runs in cells.items():
        variant = example.variant(python.version, method)
        assert variant is not None, "each cell has just got its transcript"
        for run in runs:
            entry.add(method, example.transcripts[variant].name, str(python), run.children)
    whole = proof.load(root, anew=example.name)
    old = whole.examples.get(example.name)
    new = old.updated(entry) if old else entry
    done = []
    if new != old:
        proof.save(replace(whole, examples=whole.examples | {example.name: new}), root)
        done.append(f"wrote its entry in {proof.FILE}")
    pending = proof.pending(example)
    if not pending:
        return done
    seen = {file for _, file, _ in new.seen}
    kept = [example.path(f) for f in example.transcripts.values() if f.name not in seen]
    text = f"still to be run on Python {', '.join(pending)}, not here: leave that to CI, or name a folder"
    return [
        *done,
        *(f"kept {file} as it was: no Python here prints it" for file in kept),
        f"{text} of Pythons with --pythons DIR",
    ]


def to_read(example: Example, pages: Site) -> Iterator[str]:
    """What is due when an example is recorded: words that were not read beside what it shows now."""
    unread = reread.unread(reread.sections(pages), reread.load(pages.root)[0])
    if names := [section.name for section, _ in unread if example in section.examples]:
        yield f"its words are to be read beside it: nox -s reread -- {' '.join(names)}"


def main(arguments: list[str]) -> int:
    """Record the examples named (a part of the name is enough), all of them without a name."""
    parser = commands.parser("record", __doc__)
    parser.add_argument(
        "--timelines", action="store_true", help="only the runs with timelines, and these anew"
    )
    parser.add_argument(
        "--children", action="store_true", help="another number of child processes than before is meant"
    )
    parser.add_argument(
        "--slow", action="store_true", help="of a program that takes long: few runs, one after another"
    )
    options = commands.parse(parser, arguments)
    tries = SLOWLY if options.slow else TRIES
    found, pages, refused = commands.interpreters(parser), index.load(ROOT), 0
    print(f"record: Python {', '.join(map(str, found))}", flush=True)
    for example in options.chosen:
        progress = Progress()
        try:
            refuse_broken(example, pages)
            with alone(progress), Runner(1) if options.slow else Runner() as runner:
                if options.timelines:
                    done = timelines(example, pages, found, anew=True)
                else:
                    done = record(example, pages, found, runner, progress, options.children, tries)
                progress.clear()
                for line in [*(done or ["as it was"]), *to_read(example, pages)]:
                    print(f"{example.name}: {line}")
                print(f"{example.name}: {runner.account()}", flush=True)
        except FaultError as error:
            refused += 1
            progress.clear()
            print(f"{error}\n{example.name}: not recorded", file=sys.stderr, flush=True)
    return 1 if refused else 0


if __name__ == "__main__":
    commands.run("record", main)
