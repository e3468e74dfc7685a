"""Commands of maintainers: record, reread, matrix, stress, mutants."""

import signal
import sys

# `python -m tools.record` imports this first. Until the command can say in a line of its own that it was
# stopped (commands.run), Ctrl-C ends it without a word, and not with a traceback of what was being imported.
if sys.argv[0] == "-m" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
