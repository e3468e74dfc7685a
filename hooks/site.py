"""MkDocs events: what the build adds to plain Markdown, in the language of the page."""

import json
import logging
import re
from pathlib import Path

import jieba
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from harness import accounts, proof
from hooks import languages, transcript

log = logging.getLogger("mkdocs.hooks.site")
jieba.setLogLevel(logging.WARNING)  # it tells of its dictionary at every build
ROOT = Path(__file__).parent.parent
PROGRAM = re.compile(r'^(?P<indent> *)```python\n(?= *--8<-- "(?P<path>[^"]+)")', re.MULTILINE)
TRANSCRIPT = re.compile(
    r"^(?P<indent> *)```(?:transcript|\{ \.transcript(?P<order> \.\w+)? \})\n"
    r'(?P<rest> *--8<-- "(?P<path>[^"]+)"\n *```)(?:\n *<!-- check: (?P<names>[\w, ]+) -->)?$',
    re.MULTILINE,
)
FIGURE = re.compile(r"\[\[(?P<name>[a-z-]+)\]\]")
SEPARATOR = r"[\s\-_,:!=\[\]()\"`/]+|\.(?!\d)|&[lg]t;"  # of words, in English


def on_config(config):
    """A page without its twin would be served in the other language: refuse it."""
    if not config.plugins["i18n"].building:
        for problem in accounts.twins(ROOT):
            log.warning(problem)


def on_page_markdown(markdown, page, config, files):
    """Name programs, and tell transcripts whose they are and which claims they are held to."""
    transcript.language = language = config.theme["language"]
    badges = languages.urls("reading/#badges")[language]
    transcript.reading = get_relative_url(badges, page.url)

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


@event_priority(-200)  # after the language plugin has put all pages into one index
def on_post_build(config):
    """A search index for each language."""
    if config.plugins["i18n"].building:
        return
    split(Path(config.site_dir))


def split(site):
    """Give each language the index of its own pages: a search finds the reader's language only."""
    file = site / "search/search_index.json"
    index = json.loads(file.read_text("utf-8"))
    english = [doc for doc in index["docs"] if doc["location"].startswith("en/")]
    chinese = [doc for doc in index["docs"] if not doc["location"].startswith("en/")]
    for doc in english:
        doc["location"] = doc["location"].removeprefix("en/")
    settings = index["config"]
    write(file, {"config": settings | {"lang": ["zh"]}, "docs": chinese})
    settings |= {"lang": ["en"], "separator": SEPARATOR, "pipeline": ["stopWordFilter"]}
    write(site / "en/search/search_index.json", {"config": settings, "docs": english})
    for page in (site / "en").rglob("*.html"):
        base = "/".join([".."] * (len(page.relative_to(site / "en").parts) - 1)) or "."
        html, count = re.subn(r'("base": ")[^"]*(")', rf"\g<1>{base}\g<2>", page.read_text("utf-8"), count=1)
        if count != 1:
            log.warning("%s: the theme's configuration is not where it was; search would be bilingual", page)
        page.write_text(html, "utf-8")


def write(file, index):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
