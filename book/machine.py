"""What a run prints of the machine that it ran on: it would differ on every other one."""

import getpass
import os
import re
import socket
from collections.abc import Callable, Iterator


def told_by(said: str, source: str) -> Iterator[tuple[str, str]]:
    """What a run printed that another machine would not: what it is, and the text.

    A short name or a number may stand there by chance, so those count only where the program asks for them.
    """
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE") or "/"
    if len(home) > 1 and re.search(rf"(?<!\w){re.escape(home)}(?!\w)", said):
        yield "the home folder", home
    printed = re.sub(r"^\[\d+\] ", "", said, flags=re.MULTILINE)
    for what, call, values in ASKED:
        if re.search(call, source):
            for value in values():
                if re.search(rf"(?<![\w.]){re.escape(value)}(?![\w.])", printed):
                    yield what, value


def _cores() -> set[str]:
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()
    return {str(os.cpu_count() or 1), str(len(allowed) or 1)}


# What differs from machine to machine, how a program asks for it, and the text that it would get here.
# A program that chooses its cores itself (sched_setaffinity) does not print how many there are.
ASKED: list[tuple[str, str, Callable[[], set[str]]]] = [
    ("the host name", r"gethostname|getfqdn|platform\.node|uname", lambda: {socket.gethostname()}),
    ("the user's name", r"getuser|getlogin|getpwuid", lambda: {getpass.getuser()}),
    ("the number of cores", r"(?s)\A(?!.*sched_setaffinity).*(?:cpu_count|sched_getaffinity)", _cores),
]
