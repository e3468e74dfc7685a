"""A site that is opened from a disk has no use for what only a server, or a developer, asks for."""

from finish.pages import NOT_FOUND, Site, Target

OF_A_SERVER = (NOT_FOUND, "sitemap.xml*", "**/*.map")


def drop_files(site: Site) -> None:
    """Remove them from the zip for a classroom. A builder need not have made them."""
    if site.target is Target.FILES:
        for pattern in OF_A_SERVER:
            site.removed.update(
                file.relative_to(site.folder).as_posix() for file in site.folder.glob(pattern)
            )
