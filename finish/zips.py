"""Zips that are the same bytes whenever what is in them is the same."""

import io
import zipfile


def pack(folder: str, files: dict[str, bytes]) -> bytes:
    """A zip of these files, by their paths, all in one folder: unpacked, it makes no mess of a desktop."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}")  # of 1980
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # whatever system makes it
            out.writestr(entry, content, zipfile.ZIP_DEFLATED)  # level 9 takes twice as long for 1 % less
    return packed.getvalue()
