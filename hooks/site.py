"""MkDocs events: what the build adds to plain Markdown, in the language of the page."""

import json
import logging
import re
import shutil
from pathlib import Path

import jieba
from mkdocs.plugins import event_priority

from harness import accounts, proof
from hooks import transcript

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
ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">\s*')
LOST = """<h1>404：没有这个页面</h1>
<p>这个地址下没有内容。<a href="{home}">回到首页</a>，或者用上面的搜索框找一找。</p>
<p lang="en">There is no page at this address. <a href="{home}en/">Go to the home page</a>, or search above.</p>"""
SEARCH = {"zh": "搜索", "en": "Search"}
SEPARATOR = r"[\s\-_,:!=\[\]()\"`/]+|\.(?!\d)|&[lg]t;"  # of words, in English


def on_config(config):
    """A page without its twin would be served in the other language: refuse it."""
    if not config.plugins["i18n"].building:
        for problem in accounts.twins(ROOT):
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
    return known.get(name, "?")


def on_post_page(output, page, config):
    """Mend what the theme and the language plugin get wrong together."""
    return mend(output, config.theme["language"])


def mend(output, language):
    # As <link> elements the alternates make the theme's script fetch a sitemap.xml beside every page (404) and lose
    # the section on a change of language; sitemap.xml has them for search engines.
    head, end, body = output.partition("</head>")
    dialog = 'class="md-search" data-md-component="search" role="dialog"'
    body = body.replace(dialog, f'{dialog} aria-label="{SEARCH[language]}"', 1)
    return ALTERNATE.sub("", head) + end + body


def on_post_template(output, template_name, config):
    """One 404 page in both languages: every language's build would write over it, the last one wins."""
    if template_name != "404.html":
        return output
    if config.theme["language"] != "zh":
        return ""
    home = re.search(r'<a href="([^"]*)"[^>]*class="md-header__button md-logo"', output)[1].rstrip(".") or "/"
    return mend(re.sub(r"<h1>404[^<]*</h1>", lambda _: LOST.format(home=home), output), "zh")


@event_priority(-200)  # after the language plugin has put all pages into one index
def on_post_build(config):
    """A search index for each language; the plain files of the examples."""
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    split(site)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "examples", site / "examples", ignore=ignore, dirs_exist_ok=True)


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
