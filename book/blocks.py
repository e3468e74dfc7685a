"""What is wrong with a block of a page: each kind has its judge."""

from difflib import get_close_matches
from pathlib import Path

from book import diagrams, recorded, repl, verdict
from book.pages import Block, Page
from harness import checks
from harness.pythons import Python
from harness.run import Runner
from harness.transcript import parse


def judge(root: Path, site: list[Page], block: Block, runner: Runner, python: Python) -> str:
    """What is wrong with a block of a page, "" if nothing is; ``site`` is all pages, read once by the caller.

    Raises verdict.NotHere where the interpreter at hand has nothing to say of it, OSError and ValueError where
    an example or a transcript cannot be read.
    """
    match block.kind:
        case "program":
            there = (root / "examples" / block.text).is_file()
            return "" if there else f"there is no examples/{block.text}"
        case "transcript":
            return hold_fence(root, block, runner, python)
        case "check" if not block.of:
            return "this check has no transcript above it to speak of"
        case "check":
            return hold_check(root, block, runner, python)
        case "runs":
            return recorded.hold(root, block.text, site)
        case "diagram":
            known = diagrams.every(root)
            there = ", ".join(known)
            return "" if block.text in known else f"there is no diagram {block.text!r}; there is {there}"
        case "repl":
            return repl.hold(block.text, runner)
        case "console":
            return ""
    return (
        f"no parser claims this fence, so nothing would ever test it: ```{block.text.splitlines()[0]}\n"
        "Known are: python, transcript or runs with one snippet, pycon, console (see book/pages.py)."
    )


def hold_fence(root: Path, block: Block, runner: Runner, python: Python) -> str:
    """What is wrong with the runs that a transcript on a page stands for; "" if nothing is."""
    found = []
    for want in verdict.wanted(root, block.text, python):
        found += verdict.hold(block.text, block.order, want, runner.run(want.request))
    return "\n".join(found)


def hold_check(root: Path, block: Block, runner: Runner, python: Python) -> str:
    """What is wrong with the claims made of a transcript: in the transcript, and in fresh runs."""
    known = checks.every()
    found = []
    for name in block.names:
        if name not in known:
            near = get_close_matches(name, known) or sorted(known)
            found.append(f"there is no check {name!r}; there is {', '.join(near)} (harness/checks.py)")
    if found:
        return "\n".join(found)
    for name in block.names:
        for session in parse((root / "examples" / block.of).read_text("utf-8")):
            if wrong := verdict.hold_claim(name, session):
                found.append(f"examples/{block.of} itself does not bear out {name!r}: {wrong}")
        for want in verdict.wanted(root, block.of, python):
            run = runner.run(want.request)
            if wrong := verdict.hold_claim(name, verdict.session_of(run)):
                found.append(f"{want} does not bear out {name!r}: {wrong}\n{verdict.tail(run.said)}")
    return "\n".join(found)
