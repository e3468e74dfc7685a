"""Starts a supervisor and clears up after it, however it ended: ``python -m harness.keeper FOLDER``.

A supervisor may be killed: by the program it watches, by a machine short of memory, by hand. On Linux the
processes of its run then come to this process, the next subreaper above them. FOLDER is the supervisor's,
for its runs.

What a run inherits is set here: nohup, a shell's background job or a service may have left signals ignored
or blocked.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from harness.processes import kill_group
from harness.system import LINUX
from harness.tidy import Place

if sys.platform == "linux":
    from harness import linux
if sys.platform != "win32":
    import resource

LARGEST = 256 << 20  # bytes of one file


def reset_inherited() -> None:
    """Give what is started from here the signals, file mode and limits that a login gives."""
    for number in signal.valid_signals():
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.umask(0o022)
        limit(resource.RLIMIT_CORE, 0)
        limit(resource.RLIMIT_FSIZE, LARGEST)


def limit(which: int, most: int) -> None:
    """Set a limit of the system's, as far as this process may."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(which)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (most, hard))


def wait(supervisor: subprocess.Popen[bytes]) -> int:
    """Wait for the supervisor; its exit status, negative for a signal. One that was stopped is killed."""
    if sys.platform == "win32":
        return supervisor.wait()
    while True:
        pid, status = os.waitpid(-1, os.WUNTRACED)
        if pid != supervisor.pid:
            continue  # an orphan that came to us
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)
        supervisor.kill()


def main(home: Path) -> int:
    """Keep one supervisor; its exit status, 128 + n where signal n killed it."""
    if sys.platform == "linux" and LINUX:
        linux.become_subreaper()
    reset_inherited()
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "harness.supervisor", str(home)], start_new_session=True
    )
    place, status = Place(home), wait(supervisor)
    if sys.platform == "linux" and LINUX:
        linux.kill_descendants()
    elif place.group.exists():  # its run goes on
        kill_group(int(place.group.read_text("utf-8")))
    place.remove()
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
