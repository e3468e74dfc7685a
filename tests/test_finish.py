"""The steps together, on pages that the theme has just built: nothing that it changes passes unseen."""

import io
import json
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from book.pages import LANGUAGES
from finish import access, beside, downloads, finder, light, metadata, offline, policy, search, tables
from finish.pages import HOME, NOT_FOUND, Page, Site, Target, read
from finish.steps import LAST, STEPS, finish, run
from finish.words import WORDS
from harness.paths import DOCS, ROOT

TEXT = """\
# {title} {{ #top }}

{title} says this.

<div class="highlight"><span class="filename">queues/fifo.py</span><pre><span></span><code
><span class="n">a</span>
</code></pre></div>

## Section {{ #section }}

| | fork |
|--|--|
| `parent_process()` | a cell of words |

<a class="download" href="/examples/multiprocessing-by-example.zip" download>programs</a>
"""
REPOSITORY = "https://github.com/multiprocessing-by-example/multiprocessing-by-example.github.io"
# These need nothing of the theme: what they change or write may be nowhere.
INDEPENDENT = {
    access.empty_corners,
    beside.place_beside,
    finder.add_scripts,
    finder.shorten_script,
    finder.write_errors,
    finder.write_hangs,
    light.lighten_files,
    tables.break_names,
    tables.label_cells,
    offline.drop_files,
    offline.name_files,
    policy.refuse_inline,
    search.write_index,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A site of two pages in each language as the theme builds it, before any step."""
    folder = tmp_path_factory.mktemp("built")
    for language in ("zh", "en"):
        (folder / "docs" / language).mkdir(parents=True)
        for name in ("index", "queues"):
            text = TEXT.format(title=f"{name} {language}")
            (folder / "docs" / language / f"{name}.md").write_text(text, "utf-8")
    shutil.copytree(DOCS / "assets", folder / "docs/assets")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(folder / "docs"),
        site_dir=str(folder / "site"),
        nav=[{"首页": "index.md"}, {"查阅": ["queues.md"]}],
        hooks=[],
    )
    build(config)
    return folder / "site"


@pytest.fixture
def folder(built, tmp_path):
    """A copy of that site, which may be changed."""
    return shutil.copytree(built, tmp_path / "site")


def contents(folder):
    """All files below a folder, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def asked(folder, monkeypatch):
    """Where each step looks: (step, path or pattern of paths, selector), in order, each selector once."""
    found, now = {}, []

    def spy(owner, name, place):
        method = getattr(owner, name)

        def look(self, selector):
            found.setdefault((now[-1], selector), place(self))
            return method(self, selector)

        monkeypatch.setattr(owner, name, look)

    for name in ("require", "require_some", "script"):
        spy(Page, name, lambda page: HOME if page.path == NOT_FOUND else page.path)  # that is made of this
    spy(Site, "find", lambda site: "**/*.html")
    site = read(folder, Target.SERVER)
    for step in (*STEPS, *LAST):
        now.append(step)
        step(site)
    assert not site.faults
    monkeypatch.undo()
    return [(step, place, selector) for (step, selector), place in found.items()]


def change(site, place, selector):
    """Rename or remove what a step looks for in built pages; whether it was there, and not made by a step."""
    changed = False
    for page in site.pages.values() if "*" in place else [site.pages[place]]:
        if selector.startswith(("var ", "__md")):  # the beginning of a script
            nodes = [node for node in page.tree.css("script") if node.text().startswith(selector)]
        else:
            nodes = page.tree.css(selector)
        for node in nodes:
            changed = True
            for name in node.attributes:
                del node.attrs[name]
            if node.tag != "html" and (node.tag == "script" or node.css_matches(selector)):
                node.decompose()
    return changed


def test_no_change_of_the_theme_passes_unseen(built, monkeypatch):
    """Without an element that a step looks for, the build ends with the file and the selector."""
    seen, whole = set(), read(built, Target.SERVER)
    assert not run(whole, [downloads.write_files])
    for step, place, selector in asked(built, monkeypatch):
        site = read(built, Target.SERVER)
        if not change(site, place, selector):
            continue
        site.files |= whole.files  # the same each time, and it takes its time to make
        steps = [one for one in (*STEPS, *LAST) if one is step or one is not downloads.write_files]
        fault = run(site, steps)[-1]
        assert fault.file.startswith(site.folder.as_posix())
        assert fault.file.endswith((place, "**/*.html", NOT_FOUND)), (step, place, selector)
        if selector in fault.text:  # else it was part of what an earlier step looks for
            seen.add(step)
    assert seen == {*STEPS, *LAST} - INDEPENDENT


@pytest.mark.parametrize("selector", [metadata.SECTION, metadata.NEXT])
def test_what_some_pages_need_not_have_is_missed_on_all(built, selector):
    site = read(built, Target.SERVER)
    assert change(site, "**/*.html", selector)
    assert selector in run(site)[0].text


def test_a_file_of_the_theme_that_is_gone_is_a_fault(folder):
    for file in folder.glob("assets/stylesheets/palette.*"):
        file.unlink()
    (fault,) = finish(folder, Target.SERVER)
    assert fault.file.endswith("/stylesheets/**/palette.*") and "drop_palettes" in fault.text


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("en/queues/index.html", "<p>", '<p style="color: red">', "<p style="),
        ("queues/index.html", "queues/fifo.py", "queues/fofi.py", "there is no examples/queues/fofi.py"),
        ("en/queues/index.html", "queues en says", "queues zh says", "is described in the words of"),
        ("index.html", "md-footer__link--next", "x", "no link 'a.md-footer__link--next' leads here"),
        ("index.html", '"canonical"', '"x"', "index.html:1: does not know its address"),
        ("en/index.html", "md-search", "x", "en/index.html:1: expected one element '.md-search[role="),
    ],
)
def test_a_fault_leaves_the_site_as_it_was_built(folder, path, old, new, message):
    file = folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    before = contents(folder)
    done = subprocess.run(
        [sys.executable, "-m", "finish", folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and message in done.stderr and "Traceback" not in done.stderr
    assert contents(folder) == before


def test_a_page_without_a_twin_is_a_fault(folder):
    (folder / "en/queues/index.html").unlink()
    (fault,) = finish(folder, Target.SERVER)
    assert fault.file.endswith("/en/queues/index.html") and "each page has a twin" in fault.text


def test_a_site_is_finished_once(folder, tmp_path):
    (fault,) = finish(tmp_path, Target.SERVER)
    assert "build the site first" in fault.text
    command = [sys.executable, "-m", "finish", folder]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    before = contents(folder)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "has been finished already: build the site anew" in done.stderr
    assert contents(folder) == before


def test_what_a_finished_site_has(folder):
    built = contents(folder)
    assert not finish(folder, Target.SERVER)
    made = contents(folder)
    assert built.keys() - made.keys() == {
        path for path in built if path.startswith("assets/stylesheets/palette.")
    }
    assert {
        downloads.ARCHIVE,
        "examples/queues/fifo.py",
        "examples/queues/fifo.out",
        "llms.txt",
    } < made.keys()
    for path in (path for path in made if path.endswith(".html")):
        assert made[path].count(b"Content-Security-Policy") == 1, path
    listed = made["llms.txt"].decode()
    address = "https://multiprocessing-by-example.github.io/"
    assert f"\n## 查阅\n\n- [queues zh]({address}queues/): queues zh says this.\n" in listed
    assert f"\n## Reference\n\n- [queues en]({address}en/queues/): queues en says this.\n" in listed


def unpacked(content, folder):
    """The files in one of the site's zips, by path, without the folder that all of them are in."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        files = {tuple(name.split("/", 1)): archive.read(name) for name in archive.namelist()}
    assert {first for first, _ in files} == {folder}
    return {name: content for (_, name), content in files.items()}


def test_what_an_author_sees(folder):
    assert not finish(folder, Target.LIVE)
    made = contents(folder)
    assert not any(b"Content-Security-Policy" in made[path] for path in made if path.endswith(".html"))
    assert {"404.html", "sitemap.xml", offline.ARCHIVE} <= made.keys()


def test_the_site_for_a_disk(folder):
    """It asks for nothing that only a server has, and each link of it names a file that is there."""
    link = f'<a class="download" href="/{offline.ARCHIVE}" download>all</a></article>'
    for file in folder.rglob("*.html"):
        file.write_text(file.read_text("utf-8").replace("</article>", link), "utf-8")
    assert not finish(folder, Target.SERVER)
    site = contents(folder)
    files = unpacked(site[offline.ARCHIVE], offline.UNPACKED)
    of_a_server = {path for path in site if path.startswith(("404", "sitemap")) or path.endswith(".map")}
    assert files.keys() == site.keys() - of_a_server - {offline.ARCHIVE} | {"assets/file-worker.js"}
    for path in (path for path in files if path.endswith(".html")):
        text = files[path].decode()
        assert "Content-Security-Policy" not in text
        for link in re.findall(r'(?:href|src)="([^"#?]+)', text):
            if not re.match(r"[a-z]+:", link):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) in files, link
        assert text.count(offline.ARCHIVE) == text.count(f"github.io/{offline.ARCHIVE}") == 1
    assert '"url":"en/queues/index.html"' in files["search/en.js"].decode()


@pytest.mark.parametrize("path", ["queues/index.html", "en/queues/index.html"])
def test_both_zips_are_at_the_foot_of_a_page(folder, path):
    assert not finish(folder, Target.SERVER)
    page = LexborHTMLParser((folder / path).read_text("utf-8"))
    links = [link.attributes["href"] for link in page.css(".md-copyright a[download]")]
    files = [(folder / path).parent.joinpath(link).resolve().relative_to(folder).as_posix() for link in links]
    assert files == [offline.ARCHIVE, downloads.ARCHIVE] and set(files) <= contents(folder).keys()


def test_the_404_page_speaks_both_languages_from_the_root(folder):
    for page in read(folder, Target.SERVER).pages.values():
        text = page.tree.html.replace(
            f'href="{page.url}"', f'href="{page.url.replace(".io/", ".io/some/path/")}"'
        )
        (folder / page.path).write_text(text, "utf-8")
    assert not finish(folder, Target.SERVER)
    tree = LexborHTMLParser((folder / NOT_FOUND).read_text("utf-8"))
    english = LexborHTMLParser(tree.template_fragments()[0].inner_html)
    assert tree.css_first("title").text() == "404：没有这个页面 - Python 多进程实例"
    assert (
        tree.css_first("template").attributes["data-title"]
        == "404: there is no page at this address - Multiprocessing by Example"
    )
    for page, home in ((tree, "/some/path/"), (english, "/some/path/en/")):
        addresses = [
            node.attributes.get("href") or node.attributes["src"] for node in page.css("[href], [src]")
        ]
        assert len(addresses) > 10
        assert all(re.match(r"#|https://|/some/path/", address) for address in addresses), addresses
        assert home in addresses and page.css_first("a.language").attributes["href"] != home
        assert json.loads(page.css_first("#__config").text())["base"] == "/some/path/"
        assert not page.css(".md-nav__item--active, .md-footer__link, [data-md-component=toc]")
    assert tree.css_first("h1").attributes["id"] == tree.css_first("a.md-skip").attributes["href"][1:]
    assert english.css_first("h1").text() == tree.css_first("article h2").text()
    assert len(tree.css("script[src$='first.js']")) == 1 and not english.css("script:not(#__config)")


HTML = (
    '<p>a&nbsp;b &lt; &gt; &amp; "q" © — 汉字 <wbr>x</p>'
    '<svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient><text xlink:href="#g">x</text></svg>'
    '<template id="t"><table><tbody><tr><td>x</td></tr></tbody></table><script>a</script></template>'
    '<script>if (a < b && c) d("</p>")</script><pre><code>\n\n  x\n</code></pre>'
    '<input hidden="" value="a&quot;&amp;b"><a title="x\'">q</a><button popovertarget="n-1"></button>'
)


def test_each_language_has_words():
    assert list(WORDS) == list(LANGUAGES)
    assert all(WORDS[words.other].other == language for language, words in WORDS.items())


def test_pages_are_read_and_written_without_loss(built):
    page = Page("index.html", LexborHTMLParser(f"<p>before</p>{HTML}"), "zh")
    assert page.tree.body.inner_html == f"<p>before</p>{HTML}"
    for file in built.rglob("*.html"):
        once = LexborHTMLParser(file.read_text("utf-8")).html
        assert LexborHTMLParser(once).html == once


def test_what_only_authors_read_is_not_sent():
    script = '/* why\n   so */\nlet a = "/* b */"; // c\n  // d\n  a();\n'
    assert light.light(script) == 'let a = "/* b */"; // c\na();\n'
    style = "/* a */ p { color: red }\n/* b */\nq { }\n"
    assert light.light(style) == "/* a */ p { color: red }\nq { }\n"


def test_what_is_inserted_is_what_was_given():
    page = Page("index.html", LexborHTMLParser("<main><p id=here></p></main><table><tr><th></table>"), "zh")
    page.insert_before(page.require("#here"), HTML)
    page.replace(page.require("#here"), HTML)
    page.append(page.require("main"), HTML)
    assert page.require("main").inner_html == HTML * 3
    page.replace(page.require("th"), "<td>1</td><td>2</td>")
    assert page.require("tr").inner_html == "<td>1</td><td>2</td>"


@pytest.mark.parametrize(
    ("path", "file", "address"),
    [("queues/index.html", "docs/zh/queues.md", "queues%2F"), ("en/index.html", "docs/en/index.md", "en%2F")],
)
def test_a_page_leads_to_its_source_and_to_the_form_for_mistakes(folder, path, file, address):
    assert not finish(folder, Target.SERVER)
    tree = LexborHTMLParser((folder / path).read_text("utf-8"))
    source, report = (link.attributes["href"] for link in tree.css("p.source a"))
    assert source == f"{REPOSITORY}/blob/main/{file}"
    assert report.startswith(f"{REPOSITORY}/issues/new?template=page.yml&page=https%3A%2F%2F")
    assert report.endswith(f".io%2F{address}")
    form = (ROOT / ".github/ISSUE_TEMPLATE/page.yml").read_text("utf-8")
    assert "\n    id: page\n" in form
    assert not tree.css('[data-md-component="source"], .md-content__button')


def test_what_links_say_is_kept_once():
    said = ["Queues", "on Queues", "see a/b.py", "more: Pipes", "a/b.py starts a child"]
    assert search.without_repeats(said, "Pipes") == ["on Queues", "see", "more", "starts a child"]
