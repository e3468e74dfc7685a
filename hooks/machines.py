"""What search engines, messengers and language models read: descriptions, social cards and llms.txt."""

import html
import logging
import re
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.plugins import event_priority

log = logging.getLogger("mkdocs.hooks.machines")
LONGEST = 160  # of a description, in characters; a search engine shows no more
PARAGRAPH = re.compile(r"<p>(?P<text>.*?)</p>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SENTENCE = re.compile(r"[。！？]|[.!?](?= )")
CLAUSE = re.compile(r"[，；：]|[,;:](?= )")
WORD = re.compile(r"\s|(?<=[\u4e00-\u9fff])")
LOCALE = {"zh": "zh_CN", "en": "en_US"}
CARD = "assets/cards/{}.png"
SIZE = (1200, 630)
INTRODUCTION = """\
# Python 多进程实例 · Multiprocessing by Example

> {zh} {en}

每个程序都是 `{site}examples/` 下的一个文件，文件名写在程序上方；同名的 `.out` 是它的运行记录。两种语言的页面逐段对应。
Each program is a file below `{site}examples/`, by the name that stands above it; its transcript is the `.out` of the same
name. Pages of the two languages correspond paragraph by paragraph.
"""
pages = {}  # of each language, in the order of the navigation
names, summaries = {}, {}  # of the site, by language


def on_config(config):
    if not config.plugins["i18n"].building:
        pages.clear()


def on_nav(nav, config, files):
    pages[config.theme["language"]] = nav.pages
    names[config.theme["language"]] = config.site_name
    summaries[config.theme["language"]] = config.site_description


def on_page_content(content, page, config, files):
    """A page describes itself by its first paragraph; the home page by what the site is."""
    told = config.site_description if at_home(page) else description(content)
    page.meta.setdefault("description", told)


def at_home(page) -> bool:
    """Whether this is a language's first page; for MkDocs there is only one home."""
    return page.file.src_uri.partition("/")[2] == "index.md"


def title(page, config) -> str:
    """The title of a page; the first one is called after the site."""
    return config.site_name if at_home(page) else page.title


def description(content: str) -> str:
    """The first paragraph as plain text, cut after a sentence, or after a clause where that is too long."""
    found = PARAGRAPH.search(content)
    text = " ".join(html.unescape(TAG.sub("", found["text"])).split()) if found else ""
    if len(text) <= LONGEST:
        return text
    for mark in (SENTENCE, CLAUSE, WORD):
        if ends := [m.end() for m in mark.finditer(text, 0, LONGEST - 1) if m.end() > LONGEST // 2]:
            short = text[: ends[-1]].rstrip(" ，、：,:;；")
            return short if mark is SENTENCE else f"{short}…"
    return text[: LONGEST - 1] + "…"  # one long word


def on_post_page(output, page, config):
    """Tell messengers the title, the description and the card of a page that is passed on."""
    if not config.site_url:
        return output
    language = config.theme["language"]
    card = CARD.format(language)
    known = Path(config.docs_dir, card).is_file()
    told = {
        "og:type": "website" if at_home(page) else "article",
        "og:site_name": config.site_name,
        "og:title": title(page, config),
        "og:description": page.meta["description"],
        "og:url": page.canonical_url,
        "og:locale": LOCALE[language],
        "og:locale:alternate": LOCALE["en" if language == "zh" else "zh"],
    }
    if known:
        told |= {
            "og:image": urljoin(config.site_url, card),
            "og:image:type": "image/png",
            "og:image:width": SIZE[0],
            "og:image:height": SIZE[1],
            "og:image:alt": config.site_name,
        }
    tags = [f'<meta property="{name}" content="{html.escape(str(text))}">' for name, text in told.items()]
    tags.append(f'<meta name="twitter:card" content="{"summary_large_image" if known else "summary"}">')
    return output.replace("</head>", "".join(f"  {tag}\n" for tag in tags) + "</head>", 1)


@event_priority(-200)  # after the language plugin has built the other languages
def on_post_build(config):
    """A list of all pages in the form of llmstxt.org."""
    if config.plugins["i18n"].building:
        return
    for listed in pages.values():
        seen = {}
        for page in listed:
            if (other := seen.setdefault(page.meta.get("description"), page)) is not page:
                log.warning("%s is described in the words of %s", page.file.src_uri, other.file.src_uri)
    text = [INTRODUCTION.format(site=config.site_url, **summaries)]
    for language, listed in pages.items():
        section = None
        for page in listed:
            name, above = page.title, page.parent.title if page.parent else names[language]
            if above != section:
                section = above
                text.append(f"\n## {section}\n\n")
            text.append(f"- [{name}]({page.canonical_url}): {page.meta['description']}\n")
    Path(config.site_dir, "llms.txt").write_text("".join(text), "utf-8")
