"""Every example on every Python there is, under every start method: ``python -m tools.matrix``.

What was seen goes to ``proof.json``: for each example a hash of its program and transcripts, and for each
interpreter and start method the transcript that the run bore out. The pages tell their readers from
that file on what a transcript was proved; a test refuses it when it is stale. ``--check`` runs the same and
writes nothing. Folders with more interpreters: ``--pythons DIR`` or the variable MBE_PYTHONS.
"""

import argparse
import datetime
import os
import platform
import sys
import time
from concurrent.futures import Future
from pathlib import Path

from book import pages, proof, verdict
from harness import examples, pythons
from harness.examples import Example
from harness.paths import ROOT
from harness.pythons import NEWEST, OLDEST, Python
from harness.run import Run, Runner

Asked = list[tuple[str, verdict.Wanted, "Future[Run]"]]


def outcomes(
    example: Example, python: Python, asked: Asked, site: list[pages.Page]
) -> tuple[dict, list[str]]:
    """What each start method bore out (``{method: transcript}``), and what is wrong."""
    claims, orders = verdict.claims(site, example), verdict.orders(site)
    outcome: dict[str, str] = {}
    wrong: list[str] = []
    for name, want, future in asked:
        faults = list(
            verdict.against(name, orders.get(name, "process"), claims.get(name, set()), want, future.result())
        )
        wrong += faults
        method = want.request.method or "own"
        outcome[method] = "fails" if faults else outcome.get(method, Path(name).name)
    for method in {m or "own" for m in example.methods(python)} - outcome.keys():
        wrong.append(f"examples/{example.name}.py: no transcript speaks of {method} on Python {python}")
    return outcome, wrong


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("matrix", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of names of examples; all without one")
    parser.add_argument("--pythons", help="a folder with more interpreters")
    parser.add_argument("--only", help="versions, by comma: 3.14,3.15; writes nothing")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    if options.pythons:
        if not Path(options.pythons).is_dir():
            parser.error(f"--pythons {options.pythons}: there is no such folder")
        os.environ["MBE_PYTHONS"] = os.pathsep.join(
            filter(None, [options.pythons, os.environ.get("MBE_PYTHONS")])
        )
    found, site = pythons.found(), pages.every(ROOT)
    if options.only:
        found = [p for p in found if ".".join(map(str, p.version[:2])) in options.only.split(",")]
        options.check = True
    absent = sorted({(3, n) for n in range(OLDEST[1], NEWEST[1] + 1)} - {p.version[:2] for p in found})
    print("matrix: Python " + ", ".join(map(str, found)), flush=True)
    if absent and not options.only:
        print("matrix: not here: Python " + ", ".join(f"{a}.{b}" for a, b in absent), flush=True)
    try:
        chosen = examples.named(ROOT, options.names)
    except ValueError as error:
        parser.error(str(error))
    began, wrong, seen = time.monotonic(), [], dict(proof.load())
    with Runner() as runner:
        asked: dict[tuple[Example, Python], Asked] = {
            (example, python): [
                (name, want, runner.submit(want.request))
                for name, want in verdict.sessions(ROOT, example, python)
            ]
            for example in chosen
            for python in found
            if not example.lacks(python)
        }
        for example in chosen:
            bore: dict[str, dict[str, list[str]]] = {}
            children: dict[str, set[int]] = {}
            for python in found:
                if (example, python) not in asked:
                    bore.setdefault("none", {}).setdefault(example.lacks(python), []).append(str(python))
                    continue
                outcome, bad = outcomes(example, python, asked[example, python], site)
                wrong += bad
                for method, file in outcome.items():
                    bore.setdefault(method, {}).setdefault(file, []).append(str(python))
                for _, want, future in asked[example, python]:
                    children.setdefault(want.request.method or "own", set()).add(future.result().children)
            seen["examples"][example.name] = {
                "hash": proof.digest(example),
                "bore": {m: {file: " ".join(ps) for file, ps in files.items()} for m, files in bore.items()},
                "children": {method: sorted(counts) for method, counts in children.items()},
            }
        account = runner.account()
        runs = len(runner.done)
    if not options.names:
        seen |= {
            "system": f"{platform.system()} {platform.machine()}",
            "date": datetime.date.today().isoformat(),
            "pythons": [str(p) for p in found],
            "runs": runs,
            "examples": {e.name: seen["examples"][e.name] for e in chosen},
        }
    print("\n".join(wrong))
    print(
        f"matrix: {len(chosen)} examples on {len(found)} interpreters; {len(wrong)} wrong; {account};"
        f" {time.monotonic() - began:.0f} s in all"
    )
    if not wrong and not options.check:
        proof.save(seen)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
