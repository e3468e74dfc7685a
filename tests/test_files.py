"""Files are read with a clear word where they cannot be, and written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from harness.fault import FaultError
from harness.files import read, read_toml, write


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, "f.txt:1: cannot be read: No such file or directory"),
        (b"a\n\xe9\n", "f.txt:2: is not UTF-8: it has the byte 0xe9 here; save it as UTF-8"),
        (b"\xef\xbb\xbfa\n", "f.txt:1: begins with a byte order mark; save it as UTF-8 without one"),
        (b"a\r\nb\rc\r", "f.txt:2: has a carriage return within a line; end lines by \\n or \\r\\n"),
        (b"a\nb\0\n", "f.txt:2: has a null byte here; save it as UTF-8"),
    ],
    ids=["missing", "Latin-1", "a mark", "an old Mac's", "zeros"],
)
def test_what_cannot_be_read(tmp_path, data, expected):
    if data is not None:
        (tmp_path / "f.txt").write_bytes(data)
    with pytest.raises(FaultError) as caught:
        read(tmp_path, "f.txt")
    assert str(caught.value) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "f.txt")
    with pytest.raises(FaultError, match=r"f\.txt:1: cannot be read: a pipe or a device, not a file"):
        read(tmp_path, "f.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\nb = [\n", "f.toml:3: is not TOML: Invalid value; mend it here"),
        ("a = 1\nb c\n", "f.toml:2: is not TOML: Expected '=' after a key in a key/value pair; mend it here"),
    ],
)
def test_broken_toml_is_named_with_its_line(tmp_path, text, expected):
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(FaultError) as caught:
        read_toml(tmp_path, "f.toml")
    assert str(caught.value) == expected


def test_line_ends_are_made_alike(tmp_path):
    (tmp_path / "f.txt").write_bytes(b"a\r\nb\n")
    assert read(tmp_path, "f.txt") == "a\nb\n"


def test_what_is_written_is_read(tmp_path):
    write(tmp_path, {"a.txt": "a\n", "b.txt": "\u4e2d\n"})
    assert read(tmp_path, "a.txt") + read(tmp_path, "b.txt") == "a\n\u4e2d\n"
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_where_the_disk_is_full_nothing_changes(tmp_path, monkeypatch):
    write(tmp_path, {"a.txt": "old\n", "b.txt": "old\n"})
    whole = Path.write_text

    def full(self, text, *args, **kwargs):
        whole(self, text[:1], *args, **kwargs)
        if self.name.startswith(".b.txt"):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(FaultError) as caught:
        write(tmp_path, {"a.txt": "new\n", "b.txt": "new\n"})
    assert (
        str(caught.value) == "b.txt:1: cannot be written: No space left on device; nothing was changed in it"
    )
    assert read(tmp_path, "a.txt") + read(tmp_path, "b.txt") == "old\nold\n"
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_a_read_only_file_stays_as_it_is(tmp_path, monkeypatch):
    write(tmp_path, {"a.txt": "old\n"})
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write it all the same
    with pytest.raises(FaultError, match=r"^a\.txt:1: cannot be written: the file is read-only"):
        write(tmp_path, {"a.txt": "new\n"})
    assert read(tmp_path, "a.txt") == "old\n"
