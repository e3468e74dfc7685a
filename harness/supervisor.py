"""The process that makes one run after another: ``python -m harness.supervisor FOLDER``.

It is started by harness/keeper.py, and FOLDER is its own.
Requests come pickled on stdin, runs go pickled to stdout. A run gets a folder with nothing but the program
in it, a pseudo-terminal, limits on time, output, files, processes and memory, and where the system allows
it a /dev/shm of its own. When stdin ends, in the middle of a run too, or the keeper does, the supervisor
ends the run and itself.

Linux shows all of this. Elsewhere (and with MBE_WITHOUT=linux, to try it) nothing is known of a run's
processes but of the program and its group: there is no limit on processes and memory, and one that hangs is
ended after a minute.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pickle
import queue
import signal
import sys
import threading
from pathlib import Path

from harness.execute import execute
from harness.imports import beside
from harness.run import Request, Run
from harness.system import LINUX
from harness.tidy import Place
from harness.transcript import TIMED_OUT

if sys.platform == "linux":
    from harness import linux

nobody_waits = threading.Event()
KEEPER = os.getppid()


def wanted() -> bool:
    """Whether somebody waits for this run, and the keeper that would clear up after us is there."""
    return not nobody_waits.is_set() and (sys.platform == "win32" or os.getppid() == KEEPER)


def make(request: Request, place: Place) -> Run:
    """Make one run and leave nothing of it behind. Raises OSError where it cannot be made."""
    left: list[str] = []
    try:
        place.prepare()
        run = execute(request, place, wanted)
    finally:
        left = place.clear({request.program.name, *(module.name for module in beside(request.program))})
    if run.status == TIMED_OUT or run.stopped:  # it had no chance to tidy up
        return run
    return dataclasses.replace(run, left=(*run.left, *left))


def listen(requests: queue.SimpleQueue[Request | None]) -> None:
    """Pass on requests; None, and word to the run under way, when there are no more."""
    try:
        while True:
            requests.put(pickle.load(sys.stdin.buffer))
    except EOFError:
        pass
    finally:
        nobody_waits.set()
        requests.put(None)


def main(home: Path) -> None:
    """Serve requests until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a program may send it to its parent; the keeper clears up
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    private = False
    if sys.platform == "linux" and LINUX:
        linux.become_subreaper()
        private = linux.private_shm()
    place = Place(home, private)
    requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(requests,), daemon=True).start()
    while request := requests.get():
        try:
            answer = make(request, place)
        except (OSError, ValueError) as error:  # an interpreter that cannot start, a command that is none
            answer = Run(request, "", 1, f"it could not be run: {error}")
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    with contextlib.suppress(SystemExit, BrokenPipeError):  # nobody waits for a run any more
        main(Path(sys.argv[1]))
    os._exit(0)  # the thread that reads stdin would be in the way of an ordinary end
