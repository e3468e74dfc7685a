"""Where runs are made, so that nothing of them is left: folders in the temporary folder, and /dev/shm."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

PREFIX = "mbe-"
SHM = Path("/dev/shm")
# A socket's path has at most 103 bytes on macOS, and multiprocessing puts sockets this far below a run's
# folder.
LONGEST = 103 - len("/mbe-12345678/t/pymp-12345678/listener-12345678")
LEAST_FREE = 16 << 20  # bytes


def temporary_folder() -> Path:
    """The folder for the folders of runs, without symbolic links in its path.

    Raises OSError, with one line for its message, where no run can be made in it.
    """
    given = Path(tempfile.gettempdir())
    folder = given.resolve()
    if os.name == "posix" and len(os.fsencode(folder)) > LONGEST:
        folder = Path("/tmp").resolve()
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(f"the path of the temporary folder is too long for sockets: {given}; set TMPDIR")
    if shutil.disk_usage(folder).free < LEAST_FREE:
        raise OSError(f"the temporary folder {folder} is full: make room, or set TMPDIR to another")
    return folder


def make_home() -> Path:
    """A new folder for all that one supervisor's runs write. Raises OSError where there can be none."""
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=temporary_folder()))


@dataclass(frozen=True)
class Place:
    """What a supervisor makes its runs in, one at a time.

    ``home`` is a folder of its own; ``private_shm`` whether its /dev/shm is, too. A run has the folder
    ``x`` to work in, ``t`` for temporary files (short names, see LONGEST), and ``log`` and the folder ``s``
    for stacks, which are kept by harness/imposed. ``group`` holds the PID of the program while it runs.
    """

    home: Path
    private_shm: bool = False

    @property
    def folder(self) -> Path:
        return self.home / "x"

    @property
    def temporary(self) -> Path:
        return self.home / "t"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def stacks(self) -> Path:
        return self.home / "s"

    @property
    def group(self) -> Path:
        return self.home / "group"

    def prepare(self) -> None:
        """Make the folders of a run. Raises OSError where that cannot be."""
        self.folder.mkdir()
        self.temporary.mkdir()
        self.stacks.mkdir()

    def clear(self, given: Collection[str] = ()) -> list[str]:
        """Remove all that a run made; what that was, in words, but for the files that it was given."""
        left = []
        for folder, word in (self.folder, "file"), (self.temporary, "temporary file"):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                if not folder.is_symlink():  # to a folder of somebody else
                    folder.chmod(0o700)
                    left += [f"the {word} {path.name}" for path in folder.iterdir() if path.name not in given]
            if not remove(folder):
                left.append(f"the folder {folder}, which cannot be removed")
                with contextlib.suppress(OSError):  # out of the way of the next run
                    folder.rename(tempfile.mkdtemp(dir=self.home))
        left += self._clear_shared()
        for file in self.log, self.group:
            file.unlink(missing_ok=True)
        remove(self.stacks)
        return left

    def _clear_shared(self) -> list[str]:
        """Remove the shared memory and the semaphores that a run left; their names."""
        if self.private_shm:
            names = sorted(path.name for path in SHM.iterdir() if remove(path))
            return [
                f"the semaphore /{name[4:]}" if name.startswith("sem.") else f"the shared memory /{name}"
                for name in names
            ]
        made: Counter[tuple[str, str]] = Counter()
        for line in read_log(self.log)["shared"]:
            event, kind, name = line.split(" ", 2)
            made[kind, name] += {"made": 1, "failed": -1, "unlinked": -made[kind, name]}[event]
        left = [(kind, name) for (kind, name), times in made.items() if times and unlink_shared(kind, name)]
        return [f"the {'shared memory' if kind == 'shm' else kind} {name}" for kind, name in left]

    def remove(self) -> None:
        """Remove all, the supervisor's folder too."""
        self.clear()
        remove(self.home)


def read_log(log: Path) -> dict[str, list[str]]:
    """The lines of a run's log by their first words, see harness/imposed; no words where there is no log."""
    lines: dict[str, list[str]] = defaultdict(list)
    if log.exists():
        for line in log.read_text("utf-8", "backslashreplace").splitlines():
            word, _, rest = line.partition(" ")
            lines[word].append(rest)
    return lines


def unlink_shared(kind: str, name: str) -> bool:
    """Remove a shared memory (``shm``) or a semaphore by its name; whether there was one."""
    if sys.platform != "win32":  # there they go with the last process that holds them
        from _multiprocessing import sem_unlink  # type: ignore[import-not-found]
        from _posixshmem import shm_unlink  # type: ignore[import-not-found]

        for path in unfinished(name):
            remove(path)
        with contextlib.suppress(OSError):
            (shm_unlink if kind == "shm" else sem_unlink)(name)
            return True
    return False


def unfinished(semaphore: str) -> list[Path]:
    """Other names of a semaphore's file in /dev/shm.

    glibc makes it under a name by chance and then links it to its own; a process may be killed in between.
    """
    try:
        file = (SHM / f"sem.{semaphore.lstrip('/')}").stat()
    except OSError:
        return []
    others = (path for path in SHM.glob("sem.*") if path.name != f"sem.{semaphore.lstrip('/')}")
    return [path for path in others if file.st_nlink > 1 and path.stat().st_ino == file.st_ino]


def remove(path: Path) -> bool:
    """Remove a file, or a folder with all that is in it, unreadable folders too; whether it is gone."""
    with contextlib.suppress(OSError, RecursionError):
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
        else:
            shutil.rmtree(path, ignore_errors=True)
        if path.exists():
            make_readable(path)
            shutil.rmtree(path, ignore_errors=True)
    return not path.exists()


def make_readable(folder: Path) -> None:
    """Give the owner all rights to a folder and those in it. Raises OSError where it is another's."""
    folder.chmod(0o700)
    for inside, folders, _ in os.walk(folder):
        for path in (Path(inside, name) for name in folders):
            if not path.is_symlink():
                path.chmod(0o700)  # before os.walk comes to it


def size(folder: Path, most: int) -> int:
    """Bytes of the files in a folder; it stops counting above ``most``."""
    total = 0
    for inside, _, files in os.walk(folder):
        for name in files:
            with contextlib.suppress(OSError):  # gone meanwhile
                total += Path(inside, name).lstat().st_size
            if total > most:
                return total
    return total
