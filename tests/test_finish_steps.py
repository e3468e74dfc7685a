"""Each step by itself: small HTML in, HTML out."""

import os
import re
import shutil

import pytest
from selectolax.lexbor import LexborHTMLParser

from book.programs import unmarked
from finish import (
    access,
    beside,
    copying,
    downloads,
    languages,
    metadata,
    not_found,
    passages,
    policy,
    tables,
)
from finish.pages import Page, Site, Target, language_of
from harness.paths import ROOT

HEAD = '<head><meta charset="utf-8"><link rel="canonical" href="https://example.org/some/path/{}"></head>'


def made(tmp_path, pages, target=Target.SERVER):
    """A site of these pages, of which each is the HTML of its body, by its path."""
    site = Site(tmp_path, target, {})
    for path, body in pages.items():
        url = path.removesuffix("index.html") if target is Target.SERVER else path
        tree = LexborHTMLParser(f"<!doctype html><html>{HEAD.format(url)}<body>{body}</body></html>")
        site.pages[path] = Page(path, tree, language_of(path))
    return site


def after(step, tmp_path, body, path="queues/index.html"):
    """The body of a page after a step."""
    site = made(tmp_path, {path: body})
    step(site)
    assert not site.faults
    return site.pages[path].tree.body.inner_html


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("parent_process()", "parent_|process()"),
        ("ConnectionResetError", "Connection|Reset|Error"),
        ("_pickle.PicklingError", "_pickle|.Pickling|Error"),
        ("queue.Queue(maxsize=100)", "queue|.Queue(|maxsize=|100)"),
        ("__main__", "__main__"),
        ("os._exit(1)", "os|._exit(1)"),
        ("first.py 3.141", "first.py 3.141"),
        ("PID &lt;lambda&gt;", "PID &lt;lambda&gt;"),
    ],
)
def test_names_in_cells_and_headings_break_at_their_joints(tmp_path, code, broken):
    html = (
        f"<article><h2>{code}: a <code>{code}</code></h2>"
        f"<table><tbody><tr><td>See <code>{code}</code>.</td></tr></tbody></table></article>"
    )
    assert after(tables.break_names, tmp_path, html) == html.replace(code, broken.replace("|", "<wbr>"))


def test_names_elsewhere_do_not_break(tmp_path):
    html = (
        "<article><p><code>parent_process()</code></p><table><tbody><tr><td>parent_process</td>"
        '<th><code>os.getpid()</code></th><td><code lang="en">a parent_process of mine</code></td></tr>'
        "</tbody></table></article>"
    )
    assert after(tables.break_names, tmp_path, html) == html


def test_cells_know_the_heads_of_their_columns(tmp_path):
    row = "<tr><td{}>a</td><td{}>b</td><td{}>c</td></tr>"
    html = (
        "<article><table{}><thead><tr><th></th><th>One</th><th><code>two()</code></th></tr></thead>"
        f"<tbody>{row}</tbody></table></article>"
    )
    done = html.format(' data-stacked=""', "", ' data-head="One"', ' data-head="two()"')
    assert after(tables.label_cells, tmp_path, html.format("", "", "", "")) == done


def test_an_empty_cell_has_no_head_beside_it(tmp_path):
    html = (
        "<article><table{}><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>"
        "<tbody><tr><td></td><td{}>2</td><td> </td></tr></tbody></table></article>"
    )
    done = html.format(' data-stacked=""', ' data-head="b"')
    assert after(tables.label_cells, tmp_path, html.format("", "")) == done


def test_a_table_of_two_columns_stays_one(tmp_path):
    html = (
        "<article><table><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></article>"
    )
    assert after(tables.label_cells, tmp_path, html) == html


@pytest.mark.parametrize(
    ("path", "html", "marked"),
    [
        (
            "a/index.html",
            "<p>它说 cannot pickle '_thread.lock' object。</p>",
            "<p>它说 <span lang=\"en\">cannot pickle '_thread.lock' object</span>。</p>",
        ),
        ("a/index.html", "<p>用 Queue 与 get() 取 None</p>", "<p>用 Queue 与 get() 取 None</p>"),
        (
            "a/index.html",
            "<p>A <b>first of all</b> B, second of all</p>",
            '<p>A <b><span lang="en">first of all</span></b> <span lang="en">B, second of all</span></p>',
        ),
        (
            "a/index.html",
            '<p lang="en"><b>one of many words</b></p>',
            '<p lang="en"><b>one of many words</b></p>',
        ),
        (
            "a/index.html",
            "<p><code>one of many words</code> <code>put(1)</code></p>",
            '<p><code lang="en">one of many words</code> <code>put(1)</code></p>',
        ),
        (
            "en/a/index.html",
            "<p>a queue (队列，先进先出) is</p>",
            '<p>a queue (<span lang="zh">队列，先进先出</span>) is</p>',
        ),
        (
            "en/a/index.html",
            "<p><code>队列</code> one of many words</p>",
            "<p><code>队列</code> one of many words</p>",
        ),
    ],
)
def test_passages_of_the_other_language_are_marked(tmp_path, path, html, marked):
    pre = '<pre lang="en">x of all y</pre>' if not path.startswith("en/") else "<pre>x of all y</pre>"
    assert after(passages.mark_passages, tmp_path, f"{html}<pre>x of all y</pre>", path) == marked + pre


def test_cells_in_the_other_language_are_marked(tmp_path):
    row = "<table><tbody><tr><td>process</td><td>进程 process</td><td>1</td></tr></tbody></table><pre></pre>"
    chinese = row.replace("<td>process", '<td lang="en">process').replace("<pre>", '<pre lang="en">')
    assert after(passages.mark_passages, tmp_path, row) == chinese
    english = after(passages.mark_passages, tmp_path, row, "en/a/index.html")
    assert english.count("lang=") == 1 and '<td lang="zh">进程 process</td>' in english


def test_every_block_of_code_can_be_copied(tmp_path):
    html = (
        '<pre><span></span><code><span class="n">a</span><span class="w"> </span><span class="o">=</span> 1\n'
        "\nb\n</code></pre>"
        "<pre><code>[1] a\n</code></pre>"
    )
    site = made(tmp_path, {"en/a/index.html": html})
    copying.unwrap_plain(site)
    copying.add_buttons(site)
    page = site.pages["en/a/index.html"]
    assert [code.id for code in page.tree.css("pre > code")] == ["code-1", "code-2"]
    assert [b.attributes["data-clipboard-target"] for b in page.tree.css("button")] == ["#code-1", "#code-2"]
    assert {b.attributes["title"] for b in page.tree.css("pre > span > button")} == {"Copy"}
    assert page.require("#code-1").inner_html == (
        '<span class="scroll" tabindex="0">a <span class="o">=</span> 1\n\nb\n</span>'
    )
    assert page.require("#code-2").inner_html == "[1] a\n"
    assert len(page.tree.css("pre > code + span > button")) == 2  # after their code


def test_only_the_empty_corner_is_no_head(tmp_path):
    html = "<article><table><thead><tr>{}<th>fork</th></tr></thead></table></article>"
    assert after(access.empty_corners, tmp_path, html.format("<th></th>")) == html.format("<td></td>")


PALETTE = '<div class="md-header__option"><div class="md-select">x</div></div>'


@pytest.mark.parametrize(
    ("path", "target", "link"),
    [
        ("index.html", Target.SERVER, "en/"),
        ("en/index.html", Target.SERVER, "../"),
        ("queues/index.html", Target.SERVER, "../en/queues/"),
        ("en/queues/index.html", Target.SERVER, "../../queues/"),
        ("index.html", Target.FILES, "en/index.html"),
        ("en/queues.html", Target.FILES, "../queues.html"),
    ],
)
def test_the_switch_leads_to_the_twin(tmp_path, path, target, link):
    twin = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
    site = made(tmp_path, {path: PALETTE, twin: PALETTE}, target)
    languages.add_switch(site)
    switch = site.pages[path].require(".md-header__option > a.language")
    assert switch.attributes["href"] == link
    assert switch.attributes["lang"] == ("zh-Hans" if path.startswith("en/") else "en")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Short and plain.", "Short and plain."),
        ("One two. " * 30, ("One two. " * 17).strip()),
        ("one two, " * 30, f"{('one two, ' * 17).strip(', ')}…"),
        ("onetwo " * 30, f"{('onetwo ' * 22).strip()}…"),
        ("队列先进先出。" * 30, "队列先进先出。" * 22),
        ("队列" * 100, "队列" * 79 + "队…"),
        (f"{'x' * 90}, and then {'y' * 54} os.getppid() of it", f"{'x' * 90}…"),
    ],
)
def test_a_description_ends_where_a_reader_would_stop(text, short):
    assert metadata.shorten(text) == short
    assert len(short) <= metadata.LONGEST


def described(site, path, text):
    page = site.pages[path]
    page.append(page.require("head"), f'<meta name="description" content="{text}">')


def test_a_page_describes_itself_by_its_first_paragraph(tmp_path):
    text = "<article><h1>T</h1>\n<p>Short &amp; <code>put()</code>\nplain.</p><p>Next.</p></article>"
    site = made(
        tmp_path, {"index.html": "", "en/index.html": "", "en/a/index.html": text, "en/b/index.html": text}
    )
    for path, words in {
        "index.html": "zh",
        "en/index.html": "en",
        "en/a/index.html": "en",
        "en/b/index.html": "own",
    }.items():
        described(site, path, words)
    metadata.describe(site)
    assert [page.value(metadata.DESCRIPTION, "content") for page in site.pages.values()] == [
        *("zh", "en"),
        "Short & put() plain.",
        "own",
    ]
    assert not site.faults


def test_no_two_pages_are_described_alike(tmp_path):
    text = "<article><p>Words.</p></article>"
    site = made(
        tmp_path, {"index.html": "", "en/index.html": "", "en/a/index.html": text, "en/b/index.html": text}
    )
    for path, words in zip(site.pages, ("zh", "en", "en", "en"), strict=True):
        described(site, path, words)
    metadata.describe(site)
    (fault,) = site.faults
    assert fault.file.endswith("en/b/index.html") and "en/a/index.html: 'Words.'" in fault.text


def test_a_page_that_no_page_leads_to_is_a_fault(tmp_path):
    link = '<a class="md-footer__link--next" href="{}"></a>'
    pages = {
        "index.html": link.format("a/"),
        "a/index.html": link.format("../b.html"),
        "b.html": "",
        "c/index.html": "",
        "en/index.html": "",
    }
    site = made(tmp_path, pages)
    order = metadata.in_order(site, site.pages["index.html"])
    assert [page.path for page in order] == ["index.html", "a/index.html", "b.html"]
    (fault,) = site.faults
    assert fault.file.endswith("/c/index.html") and metadata.NEXT in fault.text


def test_the_title_of_a_program_is_the_link_to_its_file(tmp_path):
    title = '<article><span class="filename">{}</span></article>'
    site = made(tmp_path, {"en/a/index.html": title.format("queues/fifo.py")})
    site.files["examples/queues/fifo.py"] = b""
    downloads.link_programs(site)
    link = site.pages["en/a/index.html"].require(".filename > a[download]")
    assert link.attributes["href"] == "../../examples/queues/fifo.py"
    assert (link.text(), link.attributes["aria-label"]) == ("queues/fifo.py", "Download queues/fifo.py")
    assert not site.faults
    site = made(tmp_path, {"a/index.html": title.format("queues/fofi.py")})
    downloads.link_programs(site)
    assert "there is no examples/queues/fofi.py" in str(*site.faults)


def test_the_link_to_the_archive_says_its_size(tmp_path):
    link = (
        f'<article>1 &lt; 2: <a class="download" href="/{downloads.ARCHIVE}" download="">下载</a>。</article>'
    )
    site = made(tmp_path, {"a/index.html": link})
    site.files[downloads.ARCHIVE] = bytes(138_600)
    downloads.link_files(site)
    assert site.pages["a/index.html"].tree.body.inner_html == link.replace(
        f'href="/{downloads.ARCHIVE}" download="">下载',
        f'href="../{downloads.ARCHIVE}" download="">下载（zip，139&nbsp;KB）',
    )


def test_answers_are_apart_in_the_archive():
    names = [f"exercises/a/{name}" for name in ("b.py", "b.out", "b.starter.py", "b.wrong_x.py", "c.py")]
    assert [downloads.apart(name, names) for name in names] == [
        "exercises/answers/a/b.py",
        "exercises/answers/a/b.out",
        "exercises/a/b.starter.py",
        "exercises/answers/a/b.wrong_x.py",
        "exercises/a/c.py",
    ]
    assert downloads.apart("queues/fifo.py", names) == "queues/fifo.py"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/x.out", "a/x.txt"),
        ("a/x.spawn.out", "a/x.spawn.txt"),
        ("a/x.py314.out", "a/x.py3.14.txt"),
        ("a/x.forkserver.py31318.out", "a/x.forkserver.py3.13.18.txt"),
        ("exercises/answers/a/x.wrong_order.txt", "exercises/answers/a/x.wrong_order.txt"),
    ],
)
def test_versions_are_read_from_the_names_in_the_archive(name, expected):
    assert downloads.as_text(name) == expected


def test_the_archive_is_the_same_whoever_makes_it(tmp_path, sound):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for file in (tmp_path / "examples").rglob("*.py"):
        os.utime(file, (0, 10**9))
        file.chmod(0o755)
    notes = {"zh": {}, "en": {}}
    assert downloads.archive(downloads.texts(tmp_path), "here", notes, {}) == downloads.archive(
        downloads.texts(ROOT), "here", notes, {}
    )


def test_a_program_to_take_along_has_the_notes_of_the_page_that_shows_it(tmp_path):
    body = (
        '<article><div class="highlight"><span class="filename">a.py</span><pre>'
        '<button class="marker" popovertarget="note-1-1">1</button></pre></div>'
        '<ol><li><div class="note" id="note-1-1">Waits\nfor <code>set()</code>.</div></li></ol></article>'
    )
    notes = downloads.read_notes(made(tmp_path, {"en/a/index.html": body}))
    assert notes == {"zh": {}, "en": {"a.py": ["Waits for set()."]}}
    source = "event.wait()  # (1)!\nprint()\n"
    assert downloads.annotated(source, notes["en"]["a.py"]) == (
        "event.wait()  # (1) Waits for set().\nprint()\n"
    )
    assert downloads.annotated(source, []) == unmarked(source) == "event.wait()\nprint()\n"
    source += "open(__file__)\n"
    assert downloads.annotated(source, ["x"]) == unmarked(source)


@pytest.mark.parametrize("target", Target)
def test_the_policy_knows_the_scripts_of_its_page(tmp_path, target):
    body = (
        '<script>a < b && "x"</script><script type="application/json">{}</script><script src="a.js"></script>'
    )
    site = made(tmp_path, {"index.html": body}, target)
    policy.add_policy(site)
    assert not site.faults
    found = site.pages["index.html"].tree.css("meta[http-equiv]")
    if target is not Target.SERVER:
        assert not found
        return
    (meta,) = found
    assert meta.prev.attributes == {"charset": "utf-8"}
    hashes = re.findall(r"'sha256-[^']+'", meta.attributes["content"])
    assert hashes == [policy.digest('a < b && "x"')]
    assert (
        policy.digest("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )  # from MDN


@pytest.mark.parametrize(
    "bad", ['<p style="color: red">x</p>', "<style>p {}</style>", '<p onclick="go()">x</p>']
)
def test_what_the_policy_would_stop_is_a_fault(tmp_path, bad):
    site = made(tmp_path, {"index.html": f'<script>\'<p style="">\'</script><p>style=""</p>{bad}'})
    policy.refuse_inline(site)
    (fault,) = site.faults
    assert fault.file.endswith("index.html") and bad.partition(">")[0] in fault.text


def test_addresses_of_the_404_page_begin_at_the_root(tmp_path):
    body = (
        '<a href="../queues/">a</a><a href=".">b</a><a href="#x">c</a><a href="https://example.com/y">d</a>'
        '<img src="../assets/a.png"><script id="__config">'
        '{"base": "..", "search": "../assets/search.js?en", "x": "\\u003c/"}</script>'
    )
    page = made(tmp_path, {"en/index.html": body}).pages["en/index.html"]
    page.require("link").decompose()
    not_found.rebase(page, "/some/path/en/")
    assert [a.attributes["href"] for a in page.tree.css("a")] == [
        *("/some/path/queues/", "/some/path/en/", "#x", "https://example.com/y")
    ]
    assert page.require("img").attributes["src"] == "/some/path/assets/a.png"
    assert page.read_config() == {
        "base": "/some/path/",
        "search": "/some/path/assets/search.js?en",
        "x": "</",
    }
    assert "</" not in page.require("#__config").text()


def shown(longest=40, count=20):
    """A program of so many lines, of which the longest has so many characters."""
    source = "\n".join(["x" * longest, *["x"] * (count - 1)])
    code = f'<code><span class="scroll"><span id="a.py-1">{source}\n</span></span></code>'
    return f'<div class="highlight"><span class="filename">a.py</span><pre>{code}</pre></div>'


def transcript(count=3):
    """A transcript of so many lines, with what it is held to."""
    return (
        f'<figure class="transcript"><pre><code>{"x" * 9}{chr(10) * count}</code></pre></figure>'
        '<div class="claims">c</div>'
    )


NOTES = '<ol class="notes"></ol>'
RUNS = '<figure class="transcript runs" data-place="a.py"><pre><code>x</code></pre></figure>'


@pytest.mark.parametrize(
    ("below", "right"),
    [
        (transcript(), transcript()),
        (f"\n{NOTES}\n{transcript()}\n", f"{transcript()}{NOTES}"),
        (f"<p>Under spawn:</p>{transcript()}", f"<p>Under spawn:</p>{transcript()}"),
        (f"{transcript()}<p>spawn:</p>{transcript()}", f"{transcript()}<p>spawn:</p>{transcript()}"),
    ],
)
def test_a_program_stands_beside_its_transcripts(tmp_path, below, right):
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}{below}{RUNS}<h2>Else</h2></article>")
    columns = f'<div class="beside columns-52"><div>{shown()}</div><div>{right}</div></div>'
    both = f'<div class="with-runs">{columns}{RUNS}</div>'
    assert re.sub(r">\n+<", "><", html) == f"<article>{both}<h2>Else</h2></article>"


@pytest.mark.parametrize(
    ("right", "below"),
    [
        ("<p>Why.</p>", "<p>More:</p>" + shown()),
        ("<p>Why.</p>", "<p>To be seen there:</p><ul><li>a</li></ul>"),
        ("", f"<p>{'Why. ' * 120}</p>"),  # no room
    ],
)
def test_paragraphs_below_recorded_runs_stand_above_them_where_there_is_room(tmp_path, right, below):
    source = f"<article>{shown()}{transcript()}{RUNS}{right}{below}</article>"
    html = after(beside.place_beside, tmp_path, source)
    columns = f'<div class="beside columns-52"><div>{shown()}</div><div>{transcript()}{right}</div></div>'
    assert html == f'<article><div class="with-runs">{columns}{RUNS}</div>{below}</article>'


COMMAND = '<div class="highlight"><pre><code>python check.py a a.py\n</code></pre></div>'


@pytest.mark.parametrize(
    ("right", "below"),
    [
        (f"{transcript()}<p>Why.</p><ul><li>a</li></ul>", "<h2>Else</h2>"),
        (f"{transcript()}<p>Why.</p>", f"<p>More:</p>{shown()}"),  # what leads on stays with what it leads to
        (f"{transcript()}<p>Why.</p>", f"<p>More.</p>{shown()}"),
        (transcript(), f"<p>{'Why. ' * 120}</p>"),  # no room
        (f"<p>Think.</p>{COMMAND}", "<details></details>"),
        (f"{transcript()}<p>Why.</p>", '<div class="admonition warning"></div>'),
    ],
)
def test_words_stand_beside_a_program_where_there_is_room(tmp_path, right, below):
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}{right}{below}</article>")
    columns = f'<div class="beside columns-40"><div>{shown()}</div><div>{right}</div></div>'
    assert html == f"<article>{columns}{below}</article>"


def test_notes_stand_below_both_columns_where_there_is_no_room(tmp_path):
    long = f'<ol class="notes"><li>{"Why. " * 200}</li></ol>'
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}{long}{transcript()}</article>")
    columns = f"<div>{shown()}</div><div>{transcript()}</div><div>{long}</div>"
    assert html == f'<article><div class="beside columns-40">{columns}</div></article>'


SESSION = '<div class="highlight"><pre><code>{}</code></pre></div>'
OLD = f'<figure class="transcript">{SESSION.format("old")}</figure>'
RUN = f'<figure class="transcript runs"><div class="run">{SESSION.format("first")}</div></figure>'


def test_the_first_of_the_recorded_runs_is_the_transcript(tmp_path):
    """Nothing is shown twice: what the first run printed stands where the transcript's own text was."""
    figure = f'<figure class="transcript">badge{SESSION}</figure>'
    run = f'<div class="run">{SESSION}timeline</div>'
    runs = f'<figure class="transcript runs">{run.format("first")}{run.format("second")}</figure>'
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}{figure.format('old')}{runs}</article>")
    assert "old" not in html and html.count("first") == html.count("second") == 1
    assert figure.format("first") in html and '<div class="run">timeline</div>' in html


@pytest.mark.parametrize("between", ["<p>Why.</p><ul><li>a</li></ul>", f"<p>{'Why. ' * 120}</p>"])
def test_runs_stand_in_one_element_with_what_is_above(tmp_path, between):
    """Words between a transcript and its runs, whether they find room beside the program or not."""
    runs = RUNS.replace("<pre>", f'<div class="run">{SESSION.format("first")}</div><pre>')
    html = after(beside.place_beside, tmp_path, f"<article><h2>a</h2>{shown()}{OLD}{between}{runs}</article>")
    assert html.startswith('<article><h2>a</h2><div class="with-runs"><div class="beside columns-52">')
    assert html.endswith("</figure></div></article>") and "old" not in html and between[:9] in html
    assert html.index("first") < html.index("Why.") < html.index("data-place")


def test_runs_in_a_tab_replace_the_transcript_there(tmp_path):
    tab = f"<div>{OLD}<ul></ul>{RUN}</div>"
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}<p>It depends.</p>{tab}</article>")
    replaced = OLD.replace("old", "first")
    left = '<figure class="transcript runs"><div class="run"></div></figure>'
    assert f'<div><div class="with-runs">{replaced}<div><ul></ul></div>{left}</div></div>' in html


def test_runs_of_another_section_stay_where_they_are(tmp_path):
    html = f"<article>{shown()}{OLD}<h3>Else</h3>{RUNS}</article>"
    assert after(beside.place_beside, tmp_path, html).endswith(f"<h3>Else</h3>{RUNS}</article>")


def test_a_transcript_of_several_runs_stays_before_recorded_ones(tmp_path):
    """The page compares the two; one recorded run in their place would make it false."""
    two = SESSION.format("$ a\none\n$ a\ntwo")
    figure = f'<figure class="transcript">{two}</figure>'
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}{figure}{RUN}</article>")
    assert figure in html and RUN in html


@pytest.mark.parametrize("below", ["", "<p>Why.</p>" + transcript(), RUNS, "<h2>Else</h2>" + transcript()])
def test_a_program_without_a_transcript_stands_alone(tmp_path, below):
    html = f"<article>{shown()}{below}</article>"
    assert after(beside.place_beside, tmp_path, html) == html


def test_further_transcripts_stand_beside_it_as_long_as_there_is_room(tmp_path):
    more = f"<p>spawn:</p>{transcript(12)}"
    html = after(beside.place_beside, tmp_path, f"<article>{shown()}{transcript(12)}{more}</article>")
    assert html.endswith(f"</div></div>{more}</article>")


@pytest.mark.parametrize(("longest", "columns"), [(10, 40), (41, 44), (72, 72), (90, 72)])
def test_the_columns_go_by_the_longest_line(tmp_path, longest, columns):
    html = after(beside.place_beside, tmp_path, f"<article>{shown(longest)}{transcript()}</article>")
    assert f'class="beside columns-{columns}"' in html
