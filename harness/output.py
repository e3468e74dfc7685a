"""What a run prints: the terminal or pipe that it prints to, and the thread that reads from it."""

from __future__ import annotations

import os
import sys
import threading
import time

from harness.system import TERMINAL


def open_terminal() -> tuple[int, int]:
    """Our end and the program's end of a pseudo-terminal, or of a pipe where there is no terminal."""
    if sys.platform != "win32" and TERMINAL:
        return os.openpty()
    return os.pipe()


class Output(threading.Thread):
    """Reads what is printed until nobody holds the other end any more, and closes our end.

    A thread of its own, so that no program ever waits for us: what comes after the first ``most`` bytes is
    read and dropped. ``size`` counts all bytes; ``ended`` is set when no process can print any more.
    """

    def __init__(self, end: int, began: float, most: int) -> None:
        super().__init__(daemon=True)  # a process that cannot be killed may hold the other end for ever
        self.end, self.began, self.most = end, began, most
        self.size = 0
        self.latest = began
        self._kept: list[bytes] = []
        self.ended = threading.Event()

    def run(self) -> None:
        while chunk := self._read():
            self.latest = time.monotonic()
            if self.size < self.most:
                self._kept.append(chunk)
            self.size += len(chunk)
        os.close(self.end)
        self.ended.set()

    def _read(self) -> bytes:
        try:
            return os.read(self.end, 65536)
        except OSError:  # how a terminal says that the last process has closed it
            return b""

    @property
    def quiet(self) -> float:
        """Seconds since something was printed."""
        return time.monotonic() - self.latest

    @property
    def printed(self) -> bytes:
        """What was printed so far, not much more than ``most`` bytes."""
        return b"".join(self._kept)
