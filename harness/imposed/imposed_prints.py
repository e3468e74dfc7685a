"""Puts the PID before each line that print() prints to the terminal, and notes the step that prints it.

For programs that do not do this themselves, as examples do by say(). What is printed in pieces, with another
``end``, stays as it is; what logging, a library in C or another program writes is not seen here.
"""

import builtins
import os
import sys

import imposed_steps

MOST = 1000  # lines noted in a process; there may be no end of them
plain_print = print
fresh = True  # whether a new line of the terminal begins, as far as this process has printed
noted = 0


def told_print(*values, sep=None, end=None, file=None, flush=False):
    global fresh, noted
    if (sys.stdout if file is None else file) is not sys.__stdout__ or not isinstance(sep, (str, type(None))):
        return plain_print(*values, sep=sep, end=end, file=file, flush=flush)
    text = (" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end)
    whole, fresh = fresh and text.endswith("\n"), text.endswith("\n") or (fresh and not text)
    if not whole:
        return plain_print(text, end="", flush=flush)
    mark = f"[{os.getpid()}] "
    line = imposed_steps.own_line(sys._getframe(1))
    for said in text[:-1].split("\n"):
        said = said.removeprefix(mark)
        noted += 1
        if noted <= MOST:
            imposed_steps.note("print", line, repr(said))
        plain_print(f"{mark}{said}\n", end="", flush=flush)  # in one piece, for unbuffered output too


builtins.print = told_print
