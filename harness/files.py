"""Reads and writes the project's text files, and says in one line why a file cannot be read or written."""

import codecs
import contextlib
import os
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.fault import Fault, FaultError

NO_TEXT = {  # what no editor shows
    "\0": "has a null byte here; save it as UTF-8",
    "\r": "has a carriage return within a line; end lines by \\n or \\r\\n",
}
# What looks like nothing, like an ordinary blank, or like a Latin letter (Cyrillic), and is none of these.
UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\u0400-\u04ff]")
# What git leaves where a merge did not end.
MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7}) .*$", re.MULTILINE)
MARKS = "<" * 7, ">" * 7, "|" * 7  # looked for first: most files are read often, and have none


def read(root: Path, name: str) -> str:
    """The text of a file, its lines ended by ``\\n``; ``name`` is its POSIX path below the project's root.

    Raises FaultError where there is no such file, where it cannot be opened, or where it is no text: not
    UTF-8, or with what no editor shows or nobody can tell from another letter, or with what a merge left.
    """
    path = root / name
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # reading a pipe would wait for ever
            raise OSError(0, "a pipe or a device, not a file")
        data = path.read_bytes()
    except OSError as error:
        raise FaultError(Fault(name, 1, f"cannot be read: {error.strerror}")) from error
    if data.startswith(codecs.BOM_UTF8):
        raise FaultError(Fault(name, 1, "begins with a byte order mark; save it as UTF-8 without one"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"is not UTF-8: it has the byte 0x{data[error.start]:02x} here; save it as UTF-8"
        raise FaultError(Fault(name, line, wrong)) from error
    text = text.replace("\r\n", "\n")
    if any(mark in text for mark in MARKS) and (merge := MERGE.search(text)):
        wrong = f"a merge left this here: {merge[0]}; keep what is right of both sides"
        raise FaultError(Fault(name, text.count("\n", 0, merge.start()) + 1, wrong))
    for letter, wrong in NO_TEXT.items():
        if letter in text:
            raise FaultError(Fault(name, text.count("\n", 0, text.index(letter)) + 1, wrong))
    if not text.isascii() and (unseen := UNSEEN.search(text)):
        what = f"U+{ord(unseen[0]):04X} {unicodedata.name(unseen[0], '')}".rstrip()
        wrong = f"has the letter {what} here, which looks like another or like none; type it anew"
        raise FaultError(Fault(name, text.count("\n", 0, unseen.start()) + 1, wrong))
    return text


def stamp(file: Path) -> tuple[int, ...]:
    """What differs once a file is written anew, for caches of what it holds; () where there is none."""
    try:
        now = file.stat()
    except OSError:
        return ()
    return now.st_mtime_ns, now.st_size, now.st_ino


def read_toml(root: Path, name: str) -> dict[str, Any]:
    """What a TOML file holds. Raises FaultError, with the line, where it cannot be read as one."""
    text = read(root, name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        number = re.search(r"line (\d+)", place)
        line = int(number[1]) if number else text.count("\n") + 1  # "end of document"
        raise FaultError(Fault(name, line, f"is not TOML: {what}; mend it here")) from error


def are_texts(value: object) -> bool:
    """Whether a value that was read is a list of texts."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def write(root: Path, texts: Mapping[str, str]) -> None:
    """Write these files, by POSIX path below the project's root: all, or none if one cannot be written.

    Each is written beside its place first and then moved there, so nobody ever sees half a file.
    Raises FaultError.
    """
    drafts = {name: (root / name).with_name(f".{Path(name).name}.{os.getpid()}.tmp") for name in texts}
    name = ""
    try:
        for name, draft in drafts.items():
            if (root / name).exists() and not os.access(root / name, os.W_OK):
                raise PermissionError(0, "the file is read-only")
            draft.write_text(texts[name], "utf-8", newline="\n")
        for name, draft in drafts.items():
            draft.replace(root / name)
    except OSError as error:
        wrong = f"cannot be written: {error.strerror}; nothing was changed in it"
        raise FaultError(Fault(name, 1, wrong)) from error
    finally:
        for draft in drafts.values():
            with contextlib.suppress(OSError):
                draft.unlink()
