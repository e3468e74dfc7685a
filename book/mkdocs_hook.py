"""MkDocs: gives the Markdown of each page to book.extension, in the language that is being built."""

import logging
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
# `mkdocs build -f` runs in any folder. MkDocs undoes this once it has loaded the hook: all imports stand here.
sys.path.insert(0, str(ROOT))

from book import consistency, extension

log = logging.getLogger("mkdocs.hooks.book")
NAME = extension.__name__


def on_config(config: MkDocsConfig) -> None:
    """Load the extension; once a build, warn of what is wrong between pages: of these, no page's own HTML can tell."""
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)
    if getattr(config.plugins["i18n"], "building", False):
        return  # another language, which the plugin builds within the build of the first one
    for problem in [*consistency.twins(ROOT), *consistency.unshown(ROOT)]:
        log.warning(problem)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell the extension which page it is about to read: MkDocs makes a new one for each."""
    config.mdx_configs[NAME] = {
        "language": config.theme["language"],
        "root": str(ROOT),
        "page": f"docs/{page.file.src_uri}",
        "report": lambda fault: log.warning("%s", fault),
    }
