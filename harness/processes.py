"""The processes of a run: what they do and take, which of them stay, and their end.

``Processes`` is what every system can tell: of the program itself, and of the group that it leads.
harness/linux.py knows more.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.output import Output

FOLLOW = 5.0  # seconds that helpers have to follow their program, where they cannot be seen


class Processes:
    """The processes of one run. ``seen`` holds the PIDs that there were so far."""

    def __init__(self, program: subprocess.Popen[bytes]) -> None:
        self.program = program
        self.seen = {program.pid}

    def excess(self) -> str:
        """Why the run must be ended for what its processes take, "" if it need not be; looks at them anew."""
        return ""

    def rest(self) -> float | None:
        """Seconds for which all processes have been at rest, by the looks so far; None where unknown."""
        return None

    def remaining(self, output: Output) -> list[str]:
        """What still runs when the helpers of an ended program had time to end as well, in words."""
        return [] if output.ended.wait(FOLLOW) else ["a process that holds its output open"]

    def kill(self) -> None:
        """End the run's processes, as far as they are known."""
        kill_group(self.program.pid)
        self.program.kill()


def kill_group(leader: int) -> None:
    """End a program and the processes of the group that it leads."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(leader)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)
