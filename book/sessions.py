"""One command of a transcript as HTML: each process in its colour, each line with its program line."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from harness.transcript import PID, Session


def lines(session: Session, program: str, place: str, printers: Sequence[int]) -> str:
    """The lines of a session; with a ``place``, they lead to the lines of the program.

    ``program`` is the name of the program's file, ``place`` what the ids of its lines begin with, and
    ``printers`` has for each printed line the line that printed it, 0 where that is not known.
    """
    colours = session.colours
    frame = re.compile(rf'(?<=File "{re.escape(program)}", )line (\d+)')

    def name(match: re.Match[str]) -> str:
        return f'<b class="p{colours[match[2]]}">{match[0]}</b>' if match[2] in colours else match[0]

    shown = [f'<span class="prompt">$ {html.escape(session.command, quote=False)}</span>']
    for (pid, text), printer in zip(session.lines, printers, strict=True):
        text = PID.sub(name, html.escape(text, quote=False))
        if place:
            text = frame.sub(rf'<a href="#{place}-\1">\g<0></a>', text)
        if pid:
            link = f'<a class="at" href="#{place}-{printer}">{printer} </a>' if place and printer else ""
            text = f'<span class="p{colours[pid]}">{link}<b>[{pid}]</b> {text}</span>'
        shown.append(text)
    if session.status:
        shown.append(f'<span class="status">exit status {session.status}</span>')
    return "\n".join(shown) + "\n"
