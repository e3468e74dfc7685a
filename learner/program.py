"""What can be told of a learner's file without running it."""

from __future__ import annotations

import codecs
import contextlib
import io
import sys
import sysconfig
import tokenize
import warnings
from pathlib import Path

# How an editor or a shell on Windows may have saved a text.
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
MOST = 1 << 20  # bytes


class UnreadableError(Exception):
    """Why a file is no program: ``kind`` has a sentence in learner/words.py; ``line`` counts from 1, 0 for
    none; ``detail`` is what Python says of it."""

    def __init__(self, kind: str, line: int = 0, detail: str = "") -> None:
        super().__init__(kind)
        self.kind, self.line, self.detail = kind, line, detail


def data_of(path: Path, most: int = MOST) -> bytes:
    """The bytes of a file. Raises UnreadableError where there are none, or more than ``most``."""
    if not path.exists():
        raise UnreadableError("no_file")
    if not path.is_file():
        raise UnreadableError("no_regular_file")
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableError("not_opened", detail=str(error.strerror)) from None
    if len(data) > most:
        raise UnreadableError("too_large", detail=str(most >> 20))
    if not data.strip():
        raise UnreadableError("empty")
    return data


def text_of(path: Path, most: int = MOST) -> str:
    """The text of a program of at most ``most`` bytes.

    Raises UnreadableError where it cannot be run as a program, with the reason.
    """
    data = data_of(path, most)
    if path.suffix not in (".py", ".pyw"):
        raise UnreadableError("not_named_py")
    if _is_library(path.stem):
        raise UnreadableError("hides", detail=path.stem)
    if b"\0" in data:  # UTF-16, or no text at all
        raise UnreadableError("encoding", _line_of(data, data.index(b"\0")))
    try:
        text = data.decode(tokenize.detect_encoding(io.BytesIO(data).readline)[0])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, path.name, "exec", dont_inherit=True)
        return text
    except UnicodeDecodeError:
        raise UnreadableError("encoding", _line_of_encoding(data)) from None
    except SyntaxError as error:
        text = str(error.msg)
        if "encoding" in text:  # by the first lines: not UTF-8, or a coding that there is not
            line = _line_of_encoding(data)
            raise UnreadableError("encoding" if line else "coding", line, text) from None
        raise UnreadableError("syntax", error.lineno or 1, f"{type(error).__name__}: {text}") from None
    except (RecursionError, MemoryError):
        raise UnreadableError("too_deep") from None
    except ValueError as error:
        raise UnreadableError("syntax", 1, f"{type(error).__name__}: {error}") from None


def decoded(data: bytes) -> str:
    """A text however it was saved; what cannot be read of it is replaced."""
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    for name in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(name)
    return data.decode("utf-8", "replace")


def _line_of_encoding(data: bytes) -> int:
    """The first line that is not UTF-8; 0 where all are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _line_of(data, error.start)
    return 0


def _line_of(data: bytes, place: int) -> int:
    """The line, from 1, of a byte."""
    return data.count(b"\n", 0, place) + 1


def _is_library(name: str) -> bool:
    """Whether the standard library has a module of this name, which the program would hide."""
    if name in sys.builtin_module_names or name in getattr(sys, "stdlib_module_names", ()):
        return True
    library = Path(sysconfig.get_path("stdlib"))
    return (library / f"{name}.py").is_file() or (library / name / "__init__.py").is_file()
