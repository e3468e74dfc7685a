"""What is wrong with one example, causes first; where one step finds something, the next ones are not taken.

So one mistake is one message. A test asks for all of it; ``matrix`` and others only for what can be seen
without a run, before they run the example themselves.
"""

from collections.abc import Callable

from book import catalogue, proof, recorded, rules, verdict
from book.index import Site
from harness.examples import Example
from harness.fault import Fault, FaultError
from harness.pythons import Python
from harness.run import Request, Run
from harness.transcript import parse


def check(example: Example, site: Site, python: Python, run: Callable[[Request], Run]) -> list[Fault]:
    """What is wrong with an example, its transcripts and its recorded runs; ``run`` makes a run of it."""
    try:
        return (
            unrun(example, site)
            or list(verdict.unspoken(example, python))[:1]
            or _runs(example, site, python, run)
        )
    except FaultError as error:
        return [error.fault]


def unrun(example: Example, site: Site) -> list[Fault]:
    """What can be seen to be wrong with an example without running it."""
    try:
        return (
            written(example, site)
            or _proof(example)
            or claims(example, site)
            or recorded.check(example, site)
        )
    except FaultError as error:
        return [error.fault]


def written(example: Example, site: Site) -> list[Fault]:
    """What is wrong with an example and its transcripts as they are written."""
    return rules.check(example, site.claimed(example)) or rules.transcripts(example)


def _proof(example: Example) -> list[Fault]:
    try:
        return list(proof.check(example))
    except FaultError:  # of the proof as a whole; book.consistency says it once
        return []


def claims(example: Example, site: Site) -> list[Fault]:
    """What pages claim of transcripts and does not hold in them, this interpreter's or not.

    Or what a transcript shows to go wrong, and no page claims below it.
    """
    for file in example.transcripts.values():
        name = example.below(file)
        if proof.is_pending(example, file.name):
            continue  # it is of the program before its last change
        shown, claimed = site.places(name), site.claimed_of(name)
        for session in parse(example.text(file)):
            for text in verdict.unclaimed(session, example, claimed) if shown else ():
                return [Fault(*shown[0], f"examples/{name}: {text}")]
            for claim, why in verdict.broken(site.claims.get(name, ()), session):
                text = f"the claim {claim.name!r} does not hold in examples/{name} itself: {why}"
                return [Fault(claim.file, claim.line, text)]
    return []


def _runs(example: Example, site: Site, python: Python, run: Callable[[Request], Run]) -> list[Fault]:
    """What is wrong with the runs that an interpreter can make, in one fault."""
    runs = [(want, run(want.request)) for want in verdict.wanted(example, python)]
    return (
        verdict.check_all(runs, site)
        or [fault for _, run in runs for fault in catalogue.misread(example, site.root, run.raw)][:1]
    )
