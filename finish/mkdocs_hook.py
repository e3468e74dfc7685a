"""MkDocs finishes each site that it builds: ``mkdocs build``, ``mkdocs serve`` and nox make the same."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

sys.path.append(str(Path(__file__).resolve().parent.parent))  # where only ``mkdocs`` was called

from finish.pages import Target
from finish.steps import finish


@event_priority(-300)  # after the language plugin, which builds the other languages in this event
def on_post_build(config: MkDocsConfig) -> None:
    """Nothing is left half-finished: a fault ends the build."""
    if getattr(config.plugins.get("i18n"), "building", False):
        return
    target = Target.SERVER
    if (config.site_url or "").startswith(f"http://{config.dev_addr}"):
        target = Target.LIVE
    elif not config.use_directory_urls:
        target = Target.FILES
    if faults := finish(Path(config.site_dir), target):
        raise PluginError("\n".join(map(str, faults)))
