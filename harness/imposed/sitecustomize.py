"""Found by an example's interpreter at its start: changes the *default* start method, nothing else.

The example does not know, and may still call set_start_method itself. Children inherit the
environment; under spawn and forkserver they are told their method by their parent anyway.
"""

import os
import sys

if os.environ.get("IMPOSED_LINE_BUFFERING"):  # where there is no terminal, talk as to one
    sys.stdout.reconfigure(line_buffering=True)

if os.environ.get("IMPOSED_START_METHOD"):
    from multiprocessing import context

    context._default_context._default_context = context._concrete_contexts[os.environ["IMPOSED_START_METHOD"]]
