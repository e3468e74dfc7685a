"""What a page owes to its language: the link to its twin, its tags for search engines, and the page for what is not there."""

import datetime
import logging
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from mkdocs.utils import get_relative_url

log = logging.getLogger("mkdocs.hooks.languages")
TAG = {
    "zh": "zh-Hans",
    "en": "en",
}  # of a text: "zh" leaves it to the browser whose shapes of the characters to draw
OTHER = {"zh": "en", "en": "zh"}
NAME = {"zh": "中文", "en": "English"}
SEARCH = {"zh": "搜索", "en": "Search"}
PERMALINK = {"zh": "本节链接", "en": "Link to this section"}
ROOT_TAG = re.compile(r'<html lang="\w+"')
DIALOG = re.compile(r'class="md-search" data-md-component="search" role="dialog"')
ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">\s*')
SWITCH = re.compile(
    r'<div class="md-header__option">\s*<div class="md-select">.*?</ul>\s*</div>\s*</div>\s*</div>', re.DOTALL
)
BUNDLE = re.compile(r'<script src="[^"]*/bundle\.[^"]*"></script>')
SCRIPT = re.compile(r'<script(?! id="__config")[^>]*>.*?</script>\s*', re.DOTALL)
LOST = {
    "zh": """<h{level}>404：没有这个页面</h{level}>
<p>这个地址下没有内容。可以回到<a href="{home}">首页</a>，看<a href="{home}#chapters">各章内容</a>，按报错原文查\
<a href="{home}#i-have-an-error">报错列表</a>，或者用上面的搜索框找一找。</p>""",
    "en": """<h{level}>404: there is no page at this address</h{level}>
<p>Go to the <a href="{home}">home page</a>, look through <a href="{home}#chapters">the chapters</a>, find your error in
<a href="{home}#i-have-an-error">the list of errors</a>, or search above.</p>""",
}
MONTHS = "January February March April May June July August September October November December"


def day(iso: str, language: str) -> str:
    """A date as the page's language writes it."""
    date = datetime.date.fromisoformat(iso)
    if language == "zh":
        return f"{date.year} 年 {date.month} 月 {date.day} 日"
    return f"{date.day} {MONTHS.split()[date.month - 1]} {date.year}"


def urls(url: str) -> dict[str, str]:
    """The addresses of a page and its twin, below the site's own."""
    plain = url.removeprefix("en/")
    return {"zh": plain, "en": f"en/{plain}"}


def on_post_page(output, page, config):
    language = config.theme["language"]
    twins = urls(page.url)
    output = mend(output, language, get_relative_url(twins[OTHER[language]], page.url))
    head, end, body = output.partition("</head>")
    if page.url == "":
        head += '<script src="assets/first.js"></script>\n  '
    return ALTERNATE.sub("", head) + alternates(twins, config.site_url) + end + body


def alternates(twins: dict[str, str], site: str) -> str:
    """Where a page's twins are, for search engines.

    The theme's script looks for ``link[rel=alternate]``: it would fetch a sitemap.xml beside every page (404) and lose
    the section on a change of language. The space keeps it from finding them; rel is a list of words, so it may stand.
    """
    if not site:
        return ""
    told = [*twins.items(), ("x-default", twins["en"])]
    return "".join(
        f'<link rel="alternate " hreflang="{tag}" href="{urljoin(site, url)}">\n  ' for tag, url in told
    )


def mend(output: str, language: str, other: str) -> str:
    """What the theme leaves without a language, or without a name, gets it."""
    its = OTHER[language]
    switch = (
        f'<div class="md-header__option"><a class="md-header__button language" href="{other}"'
        f' hreflang="{its}" lang="{TAG[its]}">{NAME[its]}</a></div>'
    )
    for pattern, new in (
        (ROOT_TAG, f'<html lang="{TAG[language]}"'),
        (DIALOG, rf'\g<0> aria-label="{SEARCH[language]}"'),
        (SWITCH, switch),
    ):
        output, count = pattern.subn(new, output, count=1)
        if not count:
            log.warning("the theme has changed: it no longer writes %s", pattern.pattern)
    return output.replace('title="#">&para;</a>', f'title="{PERMALINK[language]}">&para;</a>')


def on_post_template(output, template_name, config):
    """One 404 page for both languages: the Chinese build writes it, the English one puts its own into it."""
    if template_name != "404.html":
        return output
    language = config.theme["language"]
    root = urlsplit(config.site_url or "/").path
    home = {which: root + url for which, url in urls("").items()}
    other = OTHER[language]
    told = LOST[language].format(level=1, home=home[language])
    title = re.search(r"<h1>(.*)</h1>", told)[1]
    told += f'\n<div lang="{TAG[other]}">{LOST[other].format(level=2, home=home[other])}</div>'
    output = re.sub(r"<h1>404[^<]*</h1>", lambda _: told, output, count=1)
    output = mend(output, language, home[other]).replace("<title>", f"<title>{title} - ", 1)
    if language == "zh":
        return output
    return within(Path(config.site_dir, template_name).read_text("utf-8"), output, root)


def lost(output: str, mend: Callable[[str, str], str]) -> str:
    """The 404 page with what is new in it mended: the Chinese page; then, put into it when it is mended, the English."""
    before, begin, rest = output.partition('<template id="lost"')
    if not begin:
        return mend(output, "zh")
    english, end, after = rest.partition("</template>")
    return before + begin + mend(english, "en") + end + after


def within(chinese: str, english: str, root: str) -> str:
    """The English page as a template in the Chinese one; a script takes it out where the address is English."""
    title = re.search(r"<title>(.*?)</title>", english)[1]
    body = SCRIPT.sub("", re.search(r"<body[^>]*>(.*)</body>", english, re.DOTALL)[1])
    kept = f'<template id="lost" data-lang="{TAG["en"]}" data-title="{title}">{body}</template>\n      '
    return BUNDLE.sub(
        lambda m: f'{kept}<script src="{root}assets/first.js"></script>\n      {m[0]}', chinese, count=1
    )
