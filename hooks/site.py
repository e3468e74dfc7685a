"""MkDocs events: what the build adds to plain Markdown, in the language of the page."""

import logging
import re
import shutil
from pathlib import Path

from harness import accounts, checks, proof
from hooks import transcript

log = logging.getLogger("mkdocs.hooks.site")
ROOT = Path(__file__).parent.parent
PROGRAM = re.compile(r'^(?P<indent> *)```python\n(?= *--8<-- "(?P<path>[^"]+)")', re.MULTILINE)
TRANSCRIPT = re.compile(
    r'^(?P<indent> *)```(?:transcript|\{ \.transcript(?P<order> \.\w+)? \})\n(?= *--8<-- "(?P<path>[^"]+)")',
    re.MULTILINE,
)
CHECK = re.compile(r"^(?P<indent> *)<!-- check: (?P<names>[\w, ]+) -->$", re.MULTILINE)
FIGURE = re.compile(r"\[\[(?P<name>[a-z-]+)\]\]")
ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">\s*')
LOST = """<h1>404：没有这个页面</h1>
<p>这个地址下没有内容。<a href="{home}">回到首页</a>，或者用上面的搜索框找一找。</p>
<p lang="en">There is no page at this address. <a href="{home}en/">Go to the home page</a>, or search above.</p>"""
SEARCH = {"zh": "搜索", "en": "Search"}
HELD = {"zh": "每次运行都核对：", "en": "Held to, in every run: "}


def on_config(config):
    """A page without its twin would be served in the other language: refuse it."""
    if not config.plugins["i18n"].building:
        for problem in accounts.twins(ROOT):
            log.warning(problem)


def on_page_markdown(markdown, page, config, files):
    """Name programs, say what transcripts are for, and tell the claims that runs are held to."""
    transcript.language = language = config.theme["language"]

    def claims(match):
        known = checks.every()
        said = [
            checks.claim(known[n.strip()], language) for n in match["names"].split(",") if n.strip() in known
        ]
        items = "".join(f"<li>{text}</li>" for text in said)
        return f'{match["indent"]}<div class="claims" data-search-exclude><p>{HELD[language]}</p><ul>{items}</ul></div>'

    markdown = PROGRAM.sub(lambda m: f'{m["indent"]}```python title="{m["path"]}"\n', markdown)
    markdown = TRANSCRIPT.sub(
        lambda m: f'{m["indent"]}```{{ .transcript{m["order"] or ""} data-file="{m["path"]}" }}\n', markdown
    )
    return FIGURE.sub(lambda m: figure(m["name"], page), CHECK.sub(claims, markdown))


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


def on_post_build(config):
    """The plain files of the examples."""
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "examples", site / "examples", ignore=ignore, dirs_exist_ok=True)
