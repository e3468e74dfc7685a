"""Zips that are the same bytes whenever what is in them is the same."""

import io
import zipfile

FOLDER = "multiprocessing-by-example"  # what unpacks into one folder makes no mess of a desktop


def pack(files: dict[str, bytes]) -> bytes:
    """A zip of these files, by their paths, all in one folder."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}")  # of 1980
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # whatever system makes it
            out.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
