"""The zip for a classroom: the whole site once more, to be opened from a disk without server or network."""

import posixpath
from urllib.parse import urlsplit

from finish import zips
from finish.pages import HOME, NOT_FOUND, Site, Target

ARCHIVE = "offline/multiprocessing-by-example-offline.zip"
UNPACKED = "multiprocessing-by-example-site"
OF_A_SERVER = (NOT_FOUND, "sitemap.xml*", "**/*.map")


def name_files(site: Site) -> None:
    """A link to a folder names the page in it: a disk would open the folder as a list of files."""
    if site.target is not Target.FILES:
        return
    for page, link in site.find("[href]"):
        address = urlsplit(link.attributes["href"] or "")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address.path, HOME))
        if address.path and not address.scheme and path in site.pages:
            named = posixpath.relpath(path, posixpath.dirname(page.path) or ".")
            link.attrs["href"] = address._replace(path=named).geturl()


def drop_files(site: Site) -> None:
    """What only a server, or a developer, asks for is not in the zip. A builder need not have made it."""
    if site.target is Target.FILES:
        for pattern in OF_A_SERVER:
            site.removed.update(
                file.relative_to(site.folder).as_posix() for file in site.folder.glob(pattern)
            )


def pack(site: Site) -> bytes:
    """The zip of a site that went through all steps as ``Target.FILES``."""
    built = {
        file.relative_to(site.folder).as_posix(): file.read_bytes()
        for file in site.folder.rglob("*")
        if file.is_file()
    }
    files = {path: content for path, content in built.items() if path not in site.removed} | site.made()
    return zips.pack(UNPACKED, {path: content for path, content in files.items() if path != ARCHIVE})
