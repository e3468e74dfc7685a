"""MkDocs events: what the build adds to plain Markdown, in the language of the page."""

import logging
import re

from book import consistency, proof
from harness.paths import ROOT
from hooks import languages, transcript

log = logging.getLogger("mkdocs.hooks.figures")
PROGRAM = re.compile(r'^(?P<indent> *)```python\n(?= *--8<-- "(?P<path>[^"]+)")', re.MULTILINE)
TRANSCRIPT = re.compile(
    r"^(?P<indent> *)```(?:transcript|\{ \.transcript(?P<order> \.\w+)? \})\n"
    r'(?P<rest> *--8<-- "(?P<path>[^"]+)"\n *```)(?:\n *<!-- check: (?P<names>[\w, ]+) -->)?$',
    re.MULTILINE,
)
FIGURE = re.compile(r"\[\[(?P<name>[a-z-]+)\]\]")


def on_config(config):
    """A page without its twin would be served in the other language: refuse it."""
    if not config.plugins["i18n"].building:
        for problem in consistency.twins(ROOT):
            log.warning(problem)


def on_page_markdown(markdown, page, config, files):
    """Name programs, and tell transcripts whose they are and which claims they are held to."""
    transcript.language = config.theme["language"]

    def told(match):
        attributes = f'.transcript{match["order"] or ""} data-file="{match["path"]}" data-held="{match["names"] or ""}"'
        return f"{match['indent']}```{{ {attributes} }}\n{match['rest']}"

    markdown = PROGRAM.sub(lambda m: f'{m["indent"]}```python title="{m["path"]}"\n', markdown)
    return FIGURE.sub(lambda m: figure(m["name"], page), TRANSCRIPT.sub(told, markdown))


def figure(name, page):
    """A figure of the proof, by the name that a page gives it."""
    known = proof.figures()
    if name not in known:
        log.warning(
            "%s: there is no figure [[%s]]; there is %s", page.file.src_uri, name, ", ".join(sorted(known))
        )
    told = known.get(name, "?")
    return languages.day(told, transcript.language) if name.endswith("date") and name in known else told
