"""The site built by Zensical: what a reader gets from it, so that we can leave MkDocs when we must.

It knows neither hooks nor the language plugin, so each language's tree is a site of its own there, and its
settings are made here from mkdocs.yml.
"""

import os
import re
import shutil
import subprocess
import sys
from html import unescape

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from book.pages import LANGUAGES, Page
from book.words import WORDS
from harness import checks
from harness.paths import DOCS, EXAMPLES, ROOT

SETTINGS = yaml_load((ROOT / "mkdocs.yml").open(encoding="utf-8"))
TRANSLATIONS = {
    language["locale"]: language
    for plugin in SETTINGS["plugins"]
    if "i18n" in plugin
    for language in plugin["i18n"]["languages"]
}
RAW = re.compile(r"\[\[[a-z-]+\]\]|# \(\d\)!|--8&lt;--|--8<--|```|<!-- (?:check|diagram)|\x02|wzxhzdk")
NUMBERS = re.compile(r'<span class="apart">.*?</span>|<button.*?</button>')  # of a program's notes
HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def build(*command, folder=ROOT):
    """Run a builder; it must succeed. What it said."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def settings(language):
    """The settings of one language's tree for Zensical, in the form of mkdocs.yml."""
    ours = TRANSLATIONS[language]
    titles = ours.get("nav_translations", {})
    extensions = [*SETTINGS["markdown_extensions"], {"book.extension": {"language": language}}]
    theme = SETTINGS["theme"] | ours.get("theme", {})
    return {
        **{key: ours.get(key, SETTINGS[key]) for key in ("site_name", "site_description", "copyright")},
        "site_url": "https://example.org/",
        "repo_url": SETTINGS["repo_url"],
        "edit_uri": f"{SETTINGS['edit_uri']}{language}/",
        "docs_dir": "docs",
        "theme": theme | {"language": language, "variant": "classic"},
        "nav": [translated(entry, titles) for entry in SETTINGS["nav"]],
        "markdown_extensions": extensions,
        "extra_css": SETTINGS["extra_css"],
        "extra_javascript": SETTINGS["extra_javascript"],
    }


def translated(entry, titles):
    """An entry of the navigation with its title in another language."""
    if isinstance(entry, str):
        return entry
    return {titles.get(title, title): below for title, below in entry.items()}


@pytest.fixture(scope="module", params=LANGUAGES)
def zensical(request, tmp_path_factory):
    """A language, and the pages that Zensical makes of its tree: path of the source to HTML."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(DOCS / request.param, folder / "docs")
    shutil.copytree(DOCS / "assets", folder / "docs/assets")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings(request.param), allow_unicode=True), "utf-8")
    said = build("zensical", "build", "--strict", folder=folder)
    assert "No issues found" in said, said
    made = {}
    for source in sorted((folder / "docs").rglob("*.md")):
        name = source.relative_to(folder / "docs").with_suffix("").as_posix()
        file = folder / "site" / ("index.html" if name == "index" else f"{name}/index.html")
        made[source.name] = file.read_text("utf-8")
    return request.param, made


def article(html):
    """The body of a page."""
    return re.search(r"<article.*?</article>", html, re.DOTALL)[0]


def test_nothing_of_the_markdown_is_left(zensical):
    language, pages = zensical
    for name, html in pages.items():
        assert not RAW.search(article(html)), f"docs/{language}/{name}: {RAW.search(article(html))[0]}"


def test_every_block_is_on_its_page(zensical):
    language, pages = zensical
    for name, html in pages.items():
        blocks, body = Page(DOCS / language / name).blocks, article(html)
        titles = re.findall(r'<span class="filename">([\w/.]+)</span>', body)
        assert titles == [block.text for block in blocks if block.kind in ("program", "attempt")], name
        codes = re.findall(r'<span class="filename">.*?<code>(.*?)</code>', body, re.DOTALL)
        for title, code in zip(titles, codes, strict=True):
            text = unescape(re.sub(r"<[^>]+>", "", NUMBERS.sub("", code)))
            assert text == re.sub(r"# \(\d\)!", "", (EXAMPLES / title).read_text("utf-8")), name
        kinds = [block.kind for block in blocks]
        assert body.count('<figure class="transcript"') == kinds.count("transcript"), name
        assert body.count('<figure class="transcript runs"') == kinds.count("runs"), name
        assert body.count('<figure class="diagram"') == kinds.count("diagram"), name
        assert body.count('<div class="claims"') == kinds.count("check"), name
        opened, notes = (
            set(re.findall(rf'{name}="(note-[\d-]+)"', body)) for name in ("popovertarget", "id")
        )
        assert opened == notes, name


def test_pages_speak_the_language(zensical):
    language, pages = zensical
    words = WORDS[language]
    for name, html in pages.items():
        assert re.search(r'<html lang="(\w+)', html)[1] == language
        claims = re.findall(r'<div class="claims"[^>]*><p>(.*?)</p><ul>(.*?)</ul>', html)
        known = {checks.claim(check, language) for check in checks.CHECKS.values()}
        for title, items in claims:
            assert title == words.checked and set(re.findall("<li><a[^>]*>(.*?)</a></li>", items)) <= known, (
                name
            )
        badges = set(re.findall(r'<button type="button" class="badge \w+"[^>]*>(.*?)</button>', html))
        assert badges <= {badge for badge, _ in words.varies.values()}, name
        if language == "en":
            # The glossary has both languages; what a program or a system prints may be in any.
            rest = re.sub(r"<(table|pre|code)\b.*?</\1>", "", html, flags=re.DOTALL)
            assert not HAN.search(rest), f"{name}: {HAN.search(rest)[0]}"


def test_the_navigation_speaks_the_language(zensical):
    language, pages = zensical
    for entry in settings(language)["nav"]:
        assert isinstance(entry, str) or next(iter(entry)) in unescape(pages["index.md"])
    nav = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', pages["index.md"], re.DOTALL)[0]
    assert bool(HAN.search(nav)) == (language == "zh")


def test_a_mistake_ends_the_build_and_names_its_place(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(
        "---\nhide: [toc]\n---\n\n# Title\n\n[[no-such-figure]]\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings("en") | {"nav": ["index.md"]}), "utf-8")
    with pytest.raises(
        AssertionError, match=r"docs/en/index\.md:\d+: there is no figure \[\[no-such-figure\]\]"
    ):
        build("zensical", "build", folder=tmp_path)
