"""Checks your answers to the exercises of Multiprocessing by Example.
检查《Python 多进程实例》的练习答案。

    python check.py                      lists the exercises / 列出练习
    python check.py EXERCISE FILE        checks your answer / 检查答案
    python check.py EXERCISE FOLDER      right or wrong, a line for each file / 每个文件一行，只答对不对
    python check.py --lang zh|en ...     in Chinese or English / 用中文或英文

It runs your program several times under each start method of this machine, and holds it to the same checks as
the pages. It needs Python 3.9 or newer, nothing else, and no network.
0BSD: https://spdx.org/licenses/0BSD.html
"""

import sys

# The package whose command this is, and what it needs; watch.py has those of watcher/head.py in their place.
COMMAND = "learner"
OLDEST = (3, 9)
WHY = ("", "")
if sys.version_info < OLDEST:
    words = (sys.argv[0], *OLDEST)
    english = "{} needs Python {}.{} or newer".format(*words) + WHY[0]
    sys.exit(english + " / " + "{} 需要 Python {}.{} 或更新的版本".format(*words) + WHY[1])
if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]  # your files lie there, and one may be named like a module of the library

import importlib
import os
import shutil
import signal
import tempfile
from pathlib import Path

# What follows the code of this file: other files, each behind a line with its name.
NAME, LINE = "#: ", "#|"


def unpack(text: str, folder: Path) -> None:
    """Write the files that a text carries along into a folder."""
    name, lines = "", list[str]()
    for line in [*text.split("\n"), NAME]:
        if line.startswith(NAME):
            if name:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes("\n".join([*lines, ""]).encode())
            name, lines = line[len(NAME) :], []
        elif name and line.startswith(LINE):
            lines.append(line[len(LINE) :])


def main() -> int:
    """Unpack all, run the command, and take it away again; returns the exit status."""
    folder = Path(tempfile.mkdtemp(prefix="mbe-tool-")).resolve()
    try:
        unpack(Path(__file__).read_text("utf-8"), folder)
        sys.path.insert(0, str(folder))
        status = int(importlib.import_module(f"{COMMAND}.__main__").main(sys.argv[1:]))
        if sys.stdout:
            sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # its reader has closed the pipe, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
