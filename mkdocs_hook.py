"""What MkDocs does beyond its settings: book.extension reads each page, finish works on the built site.

MkDocs puts this file's folder on sys.path while it loads it, and only then: all imports stand at the top.
"""

import gc
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from book import consistency, extension, index, moved, proof
from finish.pages import Target
from finish.steps import finish
from harness.fault import FaultError
from harness.paths import ROOT

log = logging.getLogger("mkdocs.hooks.mkdocs_hook")
NAME = extension.__name__


def is_within(config: MkDocsConfig) -> bool:
    """Whether this is another language, which the plugin builds within the build of the first one."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def on_startup(command: str, dirty: bool) -> None:
    """Look for no garbage in a build: it keeps what it makes to its end, and looking takes a tenth of it."""
    if command == "build":
        gc.disable()


def on_config(config: MkDocsConfig) -> None:
    """Load the extension; once a build, see what is wrong between pages and not on one of them."""
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)
    if not is_within(config):
        try:
            proof.load(ROOT)
            moved.load(ROOT)
        except FaultError as error:
            raise PluginError(str(error)) from None
        site = index.load(ROOT)
        for fault in site.unreadable:
            raise PluginError(str(fault))
        for fault in consistency.across_pages(site):
            log.warning("%s", fault)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell the extension which page it is about to read: MkDocs makes a new one for each."""
    page.meta["search"] = {"exclude": True}  # finish/search.py makes the index
    config.mdx_configs[NAME] = {
        "language": config.theme["language"],
        "root": str(ROOT),
        "page": f"docs/{page.file.src_uri}",
        "report": lambda fault: log.warning("%s", fault),
    }


@event_priority(-300)  # after the plugin has built the other languages, which it does in this event
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site; a fault ends the build, and leaves the site as MkDocs made it."""
    if is_within(config):
        return
    target = Target.SERVER
    if (config.site_url or "").startswith(f"http://{config.dev_addr}"):
        target = Target.LIVE
    if faults := finish(Path(config.site_dir), target):
        for fault in faults:
            log.error(fault)
        raise PluginError("The site was not finished: it lacks all that finish/ does.")
