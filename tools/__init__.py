"""Commands of maintainers, a module each; commands has what they share.

record and reread write what pages rest on, matrix and names ask every Python, stress and systems make it
hard for the tests, mutants and drift make mistakes (mutations, page_mutations) to see that these are noticed.
"""

import signal
import sys

# `python -m tools.record` imports this first. Until the command can say in a line of its own that it was
# stopped (commands.run), Ctrl-C ends it without a word, and not with a traceback of what was being imported.
if sys.argv[0] == "-m" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
