"""Holds a session at the ``>>>`` prompt against what the same lines give now."""

import doctest
from pathlib import Path

from harness.run import Request, Runner

PROGRAM = Path("session.txt")
COMMAND = f"python -m doctest -o ELLIPSIS {PROGRAM}"


def hold(session: str, runner: Runner) -> str:
    """What differs between a session and the same session run now, "" if nothing does.

    It runs as an example does: in an interpreter and a folder of its own, within limits.
    """
    if not doctest.DocTestParser().get_examples(session):
        return "there is no >>> in this session"
    run = runner.run(Request(PROGRAM, COMMAND, source=str(session)))  # Sybil's is of a class of its own
    if run.stopped or run.status:
        why = run.stopped or "this session says something else when it is run"
        return f"{why}:\n{run.said}"
    return "".join(f"this session left behind {thing}\n" for thing in run.left)
