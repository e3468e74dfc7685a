"""Every example on every Python there is, under every start method: ``python -m tools.matrix``.

What was seen goes to ``examples/proof.json``, for the pages to tell their readers and for the tests.
``--check`` runs the same, writes nothing, and refuses an example that is still to be run on an interpreter of
the proof. With ``--only`` it runs on a part of them, and writes and refuses nothing. With ``--other`` it
runs on an interpreter of another kind, which speaks for no version, and notes what that prints otherwise.
"""

import platform
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from book import audit, index, proof, verdict
from book.index import Site
from book.proof import Entry, Proof
from harness import pythons
from harness.examples import Example
from harness.fault import Fault, FaultError
from harness.paths import ROOT
from harness.pythons import NEWEST, OLDEST, Python
from harness.run import Runner
from harness.transcript import TIMED_OUT
from tools import commands

Seen = tuple[dict[str, Entry], list[Fault]]  # entries of the proof by example, and what is wrong


def see(chosen: list[Example], found: list[Python], pages: Site, runner: Runner) -> Seen:
    """Run these examples on these interpreters."""
    asked = {
        (example, python): [(w, runner.submit(w.request)) for w in verdict.wanted(example, python)]
        for example in chosen
        for python in found
    }
    progress = commands.Progress(sum(map(len, asked.values())))
    entries: dict[str, Entry] = {}
    wrong: list[Fault] = []
    for example in chosen:
        entry = entries[example.name] = Entry(proof.digest(example))
        runs = [(want, future) for python in found for want, future in asked[example, python]]
        progress.wait(example.name, [future for _, future in runs])
        for want, future in runs:
            file = Path(want.file).name
            entry.add(want.request.method, file, str(want.python), future.result().children)
        if not example.modules:
            entry.lacking.update(str(python) for python in found if example.lacks(python))
        unspoken = [fault for python in found for fault in verdict.unspoken(example, python)]
        wrong += unspoken[:1] or verdict.check_all([(w, future.result()) for w, future in runs], pages)
    return entries, wrong


def pending(chosen: list[Example]) -> Iterator[Fault]:
    """Examples that have not run, as they stand, on all that the whole matrix ran on."""
    for example in chosen:
        yield from proof.check(example)
        if versions := proof.pending(example):
            text = f"still to be run on Python {', '.join(versions)}; where these are, or with --pythons DIR"
            yield example.fault(f"{text}, type nox -s record -- {example.name}, and commit what it writes")


def known(anew: bool) -> Proof:
    """The proof as it stands; an empty one where it is made anew and cannot be read. Raises FaultError."""
    try:
        return proof.load()
    except FaultError:
        if anew:
            return Proof()
        raise


def save(whole: Proof, seen: dict[str, Entry], found: list[Python], runs: int) -> None:
    """Write what was seen; also the interpreters that were found, where all examples ran on all of them."""
    entries: dict[str, Entry] = {}
    for name, entry in seen.items():
        dated = entry if found else replace(entry, date=proof.today())
        both = whole.examples[name].updated(dated) if name in whole.examples else dated
        # Where all ran on all, only what interpreters of other kinds printed outlives it.
        entries[name] = replace(entry, others=both.others) if found else both
    if found:
        system, versions = f"{platform.system()} {platform.machine()}", list(map(str, found))
        whole = replace(
            whole, pythons=versions, system=system, date=proof.today(), runs=runs, examples=entries
        )
    else:
        whole = replace(whole, examples=whole.examples | entries)
    proof.save(whole)


def see_otherwise(whole: Proof, chosen: list[Example], python: Python, pages: Site, runner: Runner) -> Proof:
    """Run these examples on an interpreter of another kind; the proof with what it printed otherwise."""
    current = [
        e for e in chosen if e.name in whole.examples and proof.digest(e) == whole.examples[e.name].hash
    ]
    asked = {
        e: [(want, runner.submit(want.request)) for want in verdict.wanted(e, python)]
        for e in current
        if not e.lacks(python)
    }
    progress = commands.Progress(sum(map(len, asked.values())))
    entries = dict(whole.examples)
    for example, runs in asked.items():
        progress.wait(example.name, [future for _, future in runs])
        texts, differing = dict[str, str](), set[str]()
        for want, future in runs:
            run, method = future.result(), want.request.method or proof.OWN
            run = replace(run, status=TIMED_OUT) if run.stopped else run  # it would not have ended by itself
            texts[method] = texts.get(method, "") + run.transcript
            order = pages.orders.get(want.file, "process")
            if verdict.session_of(run).shape(order) != want.session.shape(order):
                differing.add(method)
        otherwise = {method: text for method, text in texts.items() if method in differing}
        old = entries[example.name]
        entries[example.name] = replace(old, others=old.others | {str(python): otherwise})
        if otherwise:
            print(f"matrix: {example.name}: prints something else ({', '.join(otherwise)})", flush=True)
    return replace(whole, examples=entries, others=whole.others | {str(python): proof.today()})


def run_other(parser: ArgumentParser, options: Namespace) -> int:
    """Run on the interpreter that --other names, and write what it printed otherwise. Returns 0."""
    try:
        python = pythons.ask(options.other)
    except ValueError as error:
        parser.error(str(error))
    if options.check or options.only or options.forget:
        parser.error("--other goes with no other option; give it names of examples only")
    if not python.kind:
        parser.error(f"--other is for an interpreter of another kind, and {python} is an ordinary CPython")
    with Runner() as runner:
        proof.save(see_otherwise(proof.load(), options.chosen, python, index.load(ROOT), runner))
    return 0


def main(arguments: list[str]) -> int:
    parser = commands.parser("matrix", __doc__)
    parser.add_argument("--only", default="", help="versions, by comma: 3.14,3.15; writes nothing")
    parser.add_argument("--check", action="store_true", help="write nothing, refuse what is still to be run")
    parser.add_argument("--forget", action="store_true", help="give up the interpreters that are not here")
    parser.add_argument("--other", metavar="PYTHON", help="an interpreter of another kind, such as pypy3")
    options = commands.parse(parser, arguments)
    if options.other:
        return run_other(parser, options)
    found, pages = commands.interpreters(parser, options.only), index.load(ROOT)
    writes, everything = not (options.check or options.only), not options.names
    whole = known(anew=writes and everything)
    absent = [version for version in whole.pythons if version not in map(str, found)]
    minors = {python.version[1] for python in found}
    missing = [f"3.{minor}" for minor in range(OLDEST[1], NEWEST[1] + 1) if minor not in minors]
    print("matrix: Python " + ", ".join(map(str, found)), flush=True)
    if (missing or absent) and not options.only:
        print(f"matrix: not here: Python {', '.join([*missing, *absent])}", flush=True)
    if absent and writes and everything and not options.forget:
        text = f"the proof tells of Python {', '.join(absent)}, which would be lost; name a folder of Pythons"
        sys.exit(f"matrix: {text} with --pythons DIR, or give them up with --forget")
    chosen, wrong = commands.sound(options.chosen, lambda example: audit.written(example, pages))
    apart = [e for e in chosen if e.modules and all(e.lacks(python) for python in found)]
    chosen = [example for example in chosen if example not in apart]
    for example in apart:
        print(f"matrix: left out: {example.name}: {example.lacks(found[-1])}", flush=True)
    with Runner() as runner:
        seen, bad = see(chosen, found, pages, runner)
        account, runs = runner.account(), len(runner.done)
    wrong += bad
    if options.check and not options.only and not wrong:
        wrong += pending(chosen)
    commands.tell(wrong)
    print(f"matrix: {len(options.chosen)} examples, {len(found)} interpreters; {len(wrong)} wrong; {account}")
    if writes and not wrong:
        seen |= {e.name: whole.examples[e.name] for e in apart if e.name in whole.examples}
        save(whole, seen, found if everything else [], runs)
        commands.tell(pending(chosen))
    return 1 if wrong else 0


if __name__ == "__main__":
    commands.run("matrix", main)
