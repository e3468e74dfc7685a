"""Search: what the index of each language holds, and which worker the theme asks for results.

The theme's own worker never sees the last word of a Chinese query, weighs a heading a thousand times the text, and
fetches all its texts with every page view. Here the theme keeps its search box and list of results; its worker is
replaced by docs/assets/search.js, which fetches an index of ours when a reader begins to type.
"""

import html
import json
import logging
import posixpath
import re
import tomllib
from pathlib import Path

from mkdocs.plugins import event_priority

log = logging.getLogger("mkdocs.hooks.search")
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
WORKER = re.compile(r'("search": ")([^"]*?)assets/javascripts/workers/search\.[^"]*(")')
META = '<div class="md-search-result__meta"'
LINK = re.compile(r"\[(?P<text>(?:[^\[\]`]|`[^`]*`)*)\]\((?P<file>[\w./-]*\.md)?(?:#(?P<anchor>[\w.-]+))?\)")
ROW = re.compile(r"^\s*(?:-|\d+\.|\|) *(?P<text>.*\S)")  # an item of a list, a row of a table
TOP = re.compile(r"^# .*\{ *#([\w-]+) *\}", re.MULTILINE)
PRE = re.compile(r"(?P<file>[\w/]+\.py)?\s*<pre>(?P<text>.*?)</pre>", re.DOTALL)
ERROR = re.compile(
    r"^(?P<first>[\w.]*(?:Error|Exception|Warning|Empty|Full|Interrupt)\b.*)\n(?P<rest>(?: .*\n|\n)*)",
    re.MULTILINE,
)
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_0-9]+")
urls: dict[str, str] = {}  # of the sources: "zh/queues.md" to "queues/"
tops: dict[str, str] = {}  # anchors of their first headings, which the index leaves out
terms: dict[str, list[str]] = {}  # of the glossary, by the section that shows them
asked: dict[str, list[str]] = {}  # what readers ask, by the section that answers
said: dict[str, dict[str, None]] = {}  # what pages say of what they link to, by "zh/queues.md#fifo"; in order


def on_config(config):
    """Read what readers ask. A page opened from a file may not start a worker."""
    if not config.plugins["i18n"].building:
        for kept in (urls, tops, said, terms, asked):
            kept.clear()
        for file in Path(config.docs_dir).glob("*/asked.toml"):
            language = file.parent.name
            try:
                readers = tomllib.loads(file.read_text("utf-8"))
            except tomllib.TOMLDecodeError as error:
                log.warning("docs/%s/asked.toml: %s", language, error)
                continue
            for key, phrases in readers.items():
                name, _, anchor = key.partition("#")
                asked[f"{language}/{name}.md#{anchor}"] = phrases
    if not config.use_directory_urls:
        polyfills = config.extra.setdefault("polyfills", [])
        if "assets/file-worker.js" not in polyfills:
            polyfills.append("assets/file-worker.js")


@event_priority(100)  # before what the build adds
def on_page_markdown(markdown, page, config, files):
    """Keep the words in which pages speak of a section: they are often those of readers."""
    source = page.file.src_uri
    urls[source] = page.url
    if top := TOP.search(markdown):
        tops[source] = top[1]
    for line in markdown.splitlines():
        row = ROW.match(line)
        for link in LINK.finditer(line):
            if not (link["file"] or link["anchor"]):
                continue
            file = posixpath.normpath(posixpath.join(posixpath.dirname(source), link["file"] or ""))
            target = f"{file if link['file'] else source}#{link['anchor'] or ''}"
            text = LINK.sub(lambda m: m["text"], row["text"] if row else link["text"])
            said.setdefault(target, {})[re.sub(r"[`*|]+", " ", text)] = None
            if row and source.endswith("/glossary.md"):
                terms.setdefault(target, []).extend(row["text"].split(" | ")[:2])


def on_post_page(output, page, config):
    """Ask our worker, in the language of the page; tell a screen reader how many results there are."""
    mended = mend(output, config.theme["language"])
    if mended.count("assets/search.js") != 1 or 'role="status"' not in mended:
        log.warning("%s: the theme's search is not where it was; ours would not run", page.file.src_uri)
    return mended


def mend(output, language):
    output = WORKER.sub(rf"\g<1>\g<2>assets/search.js?{language}\g<3>", output, count=1)
    return output.replace(META, f'{META} role="status"', 1)


@event_priority(-200)  # after the language plugin has put all pages into one index
def on_post_build(config):
    """An index for each language, and hardly anything where the theme looks for one."""
    if config.plugins["i18n"].building:
        return
    folder = Path(config.site_dir, "search")
    file = folder / "search_index.json"
    docs = json.loads(file.read_text("utf-8"))["docs"]
    for language in ("zh", "en"):
        index = {"pages": pages(docs, language), "words": WORDS[language]}
        (folder / f"{language}.js").write_text(f"receive({dump(index)});\n", "utf-8")
    stub = dump({"config": {"separator": r"\s+"}, "docs": []})
    file.write_text(stub, "utf-8")
    (folder / "search_index.js").write_text(
        f"var __index = {stub};\n", "utf-8"
    )  # read where JSON cannot be: file://


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pages(docs, language):
    """The pages of a language: address, weight and sections, of which the first is the page's own."""
    found = {}
    for doc in docs:
        location, _, anchor = doc["location"].partition("#")
        found.setdefault(location, []).append((anchor, doc))
    return [
        {
            "url": url,
            "weight": WORDS["weights"].get(Path(source).stem, 1),
            "sections": [section(source, anchor, doc) for anchor, doc in found.get(url, [])],
        }
        for source, url in urls.items()
        if source.startswith(f"{language}/") and found.get(url)
    ]


def section(source, anchor, doc):
    """Anchor, title, text, what others say of it, terms and errors that it shows, what is asked, names in programs."""
    programs, errors = [], []

    def take(match):
        text = plain(match["text"])
        programs.append(match["file"] or "")
        if match["file"] or text.startswith(">>>"):
            programs.append(text)
        for error in ERROR.finditer(text + "\n"):
            errors.append(" ".join(f"{error['first']} {error['rest']}".split()))
        return " "

    title = plain(doc["title"])
    text = " ".join(plain(PRE.sub(take, doc["text"])).split())
    known = set(IDENTIFIER.findall(f"{title} {text}"))
    names = dict.fromkeys(n for n in IDENTIFIER.findall(" ".join(programs)) if n not in known)
    keys = [f"{source}#{anchor}"] if anchor else [f"{source}#", f"{source}#{tops.get(source)}"]
    told = [text for key in keys for text in said.get(key, ())]
    shows = [term for key in keys for term in terms.get(key, ())]
    questions = [phrase for key in keys for phrase in asked.get(key, ())]
    return [anchor, title, text, *map(" ".join, (told, shows, dict.fromkeys(errors), questions, names))]


def plain(text):
    """Text without tags, and without what the search plugin puts between Chinese words."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(?:p|li|ul|ol)>", " ", text))).replace(
        "\u200b", ""
    )
