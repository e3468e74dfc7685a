"""Markdown in, HTML out, in both languages, without a builder: what book.extension makes of a page."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from book import proof
from book.extension import ZIPS
from book.words import WORDS
from harness.fault import FaultError
from harness.paths import ROOT

SITE = Path(__file__).parent / "site"
OTHERS = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
PROGRAM = '```python\n--8<-- "fifo.py"\n```\n\n1. Puts `number`.\n'
TRANSCRIPT = '```transcript\n--8<-- "fifo.out"\n```\n<!-- check: fifo, distinct_pids -->\n'
RECORDED = "queues/fifo.spawn.runs"
RUNS = '```runs\n--8<-- "queues/fifo.spawn.runs"\n```\n'
HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


@pytest.fixture
def root(tmp_path):
    """A small project: a program with its transcript, a diagram, recorded runs, and a proof of them."""
    examples, diagrams = tmp_path / "examples", tmp_path / "docs/assets/diagrams"
    for folder in (examples / "queues", diagrams):
        folder.mkdir(parents=True)
    for name in ("fifo.py", "fifo.out"):
        shutil.copyfile(SITE / name, examples / name)
    shutil.copyfile(SITE / "queue.svg", diagrams / "queue.svg")
    shutil.copyfile(ROOT / "examples" / RECORDED, examples / RECORDED)
    pythons, entry = ["3.9.18", "3.14.10"], proof.Entry("")
    for version in pythons:
        entry.add("fork", "fifo.out", version, 1)
    seen = {"pythons": pythons, "runs": 12345, "system": "Linux", "date": "2026-11-25"}
    proof.save(proof.Proof(**seen, examples={"fifo": entry}), tmp_path)
    return tmp_path


@pytest.fixture
def convert(root):
    """Converts Markdown with the extensions of the site; raises FaultError where it is wrong."""

    def converted(source, language="en", **options):
        options |= {"language": language, "root": str(root)}
        configs = {
            name: config for entry in OTHERS if isinstance(entry, dict) for name, config in entry.items()
        }
        names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in OTHERS]
        configs["book.extension"] = options
        return Markdown(extensions=[*names, "book.extension"], extension_configs=configs).convert(source)

    return converted


def shown(html):
    """The text of the first program on a page, as a reader sees it, without the numbers of its notes."""
    code = re.search(r"<code>(.*?)</code>", html, re.DOTALL)[1]
    return unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"<(button|span class=.apart).*?</(button|span)>", "", code))
    )


def indented(source, by=4):
    return "".join(f"{' ' * by}{line}" if line.strip() else line for line in source.splitlines(keepends=True))


PLACES = {
    "alone": lambda block: block,
    "in a note": lambda block: f'Text.\n\n??? note "Title"\n\n{indented(block)}',
    "in a tab": lambda block: f'=== "fork"\n\n{indented(block)}\n=== "spawn"\n\n    Text.\n',
    "in a list": lambda block: f"- Text:\n\n{indented(block)}",
    "in a note in a tab": lambda block: f'=== "fork"\n\n    !!! note\n\n{indented(block, 8)}',
    "in an element": lambda block: f'<div class="shown" markdown>\n\n{block}\n</div>\n',
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("language", WORDS)
def test_a_program_has_its_title_its_text_and_its_notes(convert, place, language):
    html = convert(place(PROGRAM), language)
    assert '<div class="highlight"><span class="filename">fifo.py</span><pre><span></span><code>' in html
    assert shown(html) == (SITE / "fifo.py").read_text("utf-8").replace("# (1)!", "")
    assert (
        '<span class="apart"># (1)</span>'
        f'<button type="button" class="marker" popovertarget="note-1-1" lang="{language}"'
        f' aria-label="{WORDS[language].note} 1" aria-describedby="note-1-1">1</button>'
    ) in html
    notes = re.search(r'<ol class="notes">(.*?)</ol>', html, re.DOTALL)[1]
    note = '<li><div class="note" id="note-1-1" popover="">Puts <code>number</code>.</div></li>'
    assert re.sub(r"\s*(<[^>]*>)\s*", r"\1", notes) == re.sub(r"\s*(<[^>]*>)\s*", r"\1", note)
    assert "# (1)!" not in html and "--8<--" not in html and "\x02" not in html


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(
    "line",
    [
        "text = \"--8<-- 'fifo.out'\"",
        '--8<-- "fifo.out"',
        "```",
        "    ```python",
        "~~~",
        "[[examples]] [a](b.md) **c** `d`",
        "<!-- check: fifo -->",
        "<!-- diagram: queue -->",
        "</code></pre></div> &amp; &lt;",
        "# Not a heading { #here }",
        '=== "tab"',
        "    text()\t# a tab, and spaces at the end   ",
    ],
)
def test_a_page_shows_the_bytes_that_were_run(convert, root, place, line):
    source = f'\n"""\n{line}\n\n{line}\n"""\nprint(1)\n\n'
    (root / "examples/odd.py").write_text(source, "utf-8")
    html = convert(place('```python\n--8<-- "odd.py"\n```\n\nText after it.\n'))
    assert shown(html) == source
    assert html.count("<pre>") == 1 and "Text after it." in html


def test_a_marker_in_a_string_is_no_marker(convert, root):
    (root / "examples/odd.py").write_text('text = "# (1)!"\nprint(text)  # (1)!\n', "utf-8")
    html = convert(PROGRAM.replace("fifo.py", "odd.py"))
    assert html.count('class="marker"') == 1 and shown(html).startswith('text = "# (1)!"\n')


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(
    ("language", "badge", "line"),
    [
        ("zh", "进程间顺序会变", "只在 Linux 上实测</a>：Python 3.9–3.14（fork），2026 年 11 月 25 日。"),
        (
            "en",
            "order between processes varies",
            "Seen on Linux only</a>: Python 3.9–3.14 (fork); 25 November 2026.",
        ),
    ],
    ids=WORDS,
)
def test_a_transcript_says_whose_lines_they_are_and_what_may_vary(convert, place, language, badge, line):
    html = convert(place(TRANSCRIPT), language)
    assert '<span class="prompt">$ python fifo.py</span>' in html
    assert '<span class="p1"><b>[5978]</b> child is <b class="p2">pid 5989</b></span>' in html
    assert '<span class="badge variant"><code>fork</code></span>' in html
    assert (
        f'<button type="button" class="badge process" popovertarget="why-1" aria-describedby="why-1">{badge}<'
        in html
    )
    assert f'<span class="apart" data-search-exclude> {badge} – </span>' in html  # where buttons are left out
    proof = '<a class="download" href="/proof/proof.json">'
    assert f'<p class="proved" data-search-exclude>{proof}{line}</p></figure>' in html
    claims = re.search(r'<div class="claims" data-search-exclude><p>(.*?)</p><ul>(.*?)</ul></div>', html)
    assert claims[1] == WORDS[language].checked and claims[2].count("<li>") == 2
    assert '<a class="download" href="/proof/checks.txt#:~:text=def%20fifo">' in claims[2]
    assert "<p><figure" not in html and "<p><div" not in html


@pytest.mark.parametrize("order", ["exact", "sequence", "unordered"])
@pytest.mark.parametrize("language", WORDS)
def test_a_badge_says_how_a_transcript_is_compared(convert, order, language):
    html = convert(TRANSCRIPT.replace("transcript", f"{{ .transcript .{order} }}", 1), language)
    name, why = WORDS[language].varies[order]
    assert f"{name}</button>" in html and f"popover data-search-exclude>{why}</span>" in html


def test_printed_lines_lead_to_the_lines_that_printed_them(root, convert):
    html = convert(PROGRAM + "\n" + TRANSCRIPT)
    source = (root / "examples/fifo.py").read_text("utf-8").splitlines()
    links = re.findall(r'<a class="at" href="#(fifo.py-(\d+))">\2 </a><b>\[\d+\]</b> (\w+)', html)
    assert [word for _, _, word in links] == re.findall(
        r"^\[\d+\] (\w+)", (root / "examples/fifo.out").read_text("utf-8"), re.MULTILINE
    )
    for label, number, word in links:
        assert f'<span id="{label}">' in html and f'"{word} ' in source[int(number) - 1]


def test_a_traceback_leads_to_the_lines_that_it_names(root, convert):
    text = (
        '$ python fifo.py\nTraceback:\n  File "fifo.py", line 12, in work\n  File "else.py", line 3, in x\n'
    )
    (root / "examples/fifo.out").write_text(text, "utf-8")
    html = convert(PROGRAM + "\n" + TRANSCRIPT)
    assert re.findall("<a href=.*?</a>", html) == ['<a href="#fifo.py-12">line 12</a>']


def test_a_transcript_without_its_program_leads_nowhere(convert):
    assert 'href="#' not in convert(TRANSCRIPT)


def test_a_program_that_is_shown_twice_has_lines_of_its_own(convert):
    html = convert(f"{PROGRAM}\n{TRANSCRIPT}\n{PROGRAM}\n{TRANSCRIPT}")
    assert html.count('id="fifo.py-1"') == html.count('id="fifo.py-2-1"') == 1
    assert 'href="#fifo.py-2-' in html.rpartition("<figure")[2]


def test_one_process_prints_in_a_fixed_order(convert, root):
    (root / "examples/one.out").write_text("$ python one.py\n[1] a\n[1] b\n", "utf-8")
    assert "fixed order</button>" in convert(TRANSCRIPT.replace("fifo.out", "one.out"))


@pytest.mark.parametrize(
    ("language", "button", "legend"),
    [("zh", "另一次运行", "空心：等着上 CPU。"), ("en", "Another run", "Hollow: it is ready to run.")],
)
def test_runs_have_a_timeline_each_and_one_player(convert, language, button, legend):
    html = convert(RUNS, language)
    assert html.count("<svg ") == 3 and html.count('class="run"') == 3 and legend in html
    assert html.count(f">{button}</button>") == 1 and html.count('<details class="more">') == 1
    first = re.findall(r'<text class="name".*?>(.*?) \d+</text>', re.search("<svg.*?</svg>", html)[0])
    assert (
        re.findall('<li><b class="(?:p[1-6]|silent(?: helper)?)">(.*?)</b>', html) == first
    )  # one for each process


@pytest.mark.parametrize("language", WORDS)
def test_a_diagram_stands_in_the_page_in_its_language(convert, language):
    html = convert("<!-- diagram: queue -->\n\nText.\n\n<!-- diagram: queue -->\n", language)
    assert html.count('<figure class="diagram" data-search-exclude><svg') == 2
    assert 'aria-labelledby="diagram-1-title diagram-1-desc"' in html and 'id="diagram-2-tip"' in html
    assert bool(HAN.search(html)) == (language == "zh")


def test_sessions_are_highlighted_and_nothing_more(convert):
    html = convert(
        "```pycon\n>>> 1 + 1\n2\n```\n\n```console\n$ ls\n<!-- diagram: queue -->\n[[runs]]\n```\n"
    )
    assert '<span class="gp">&gt;&gt;&gt; </span>' in html and '<span class="gp">$ </span>ls' in html
    assert "&lt;!-- diagram: queue --&gt;" in html and "[[runs]]" in html and "<figure" not in html


def test_what_an_exercise_starts_from_and_wrong_answers_are_shown(convert, root):
    (root / "examples/it.starter.py").write_text("pass  # (1)!\n")
    (root / "examples/it.wrong_order.txt").write_text("[1] put 0\n")
    html = convert(
        '```python\n--8<-- "it.starter.py"\n```\n\n1. Here.\n\n```python\n--8<-- "it.wrong_order.txt"\n```\n'
    )
    assert "it.starter.py" in html and 'class="marker"' in html and "[1] put 0\n" in html


@pytest.mark.parametrize(
    ("language", "date", "link"),
    [
        ("zh", "2026 年 11 月 25 日", "下载全部 1 个程序"),
        ("en", "25 November 2026", "Download all 1 programs"),
    ],
)
def test_figures(convert, language, date, link):
    html = convert(
        "# [[runs]] runs { #top }\n\n| a |\n|---|\n| **[[date]]** |\n\n[[examples-zip]]: `[[runs]]`", language
    )
    assert "12,345 runs" in html and f"<td><strong>{date}</strong></td>" in html
    address = ZIPS["examples-zip"]
    assert f'<p><a class="download" href="{address}" download>{link}</a>: <code>[[runs]]</code></p>' in html


def test_a_page_knows_nothing_of_the_page_before(root):
    page = f"{PROGRAM}\n{TRANSCRIPT}\n{RUNS}\n<!-- diagram: queue -->\n"
    options = {language: {"language": language, "root": str(root)} for language in WORDS}
    made = {
        language: Markdown(
            extensions=["book.extension"], extension_configs={"book.extension": options[language]}
        )
        for language in WORDS
    }
    first = {language: md.convert(page) for language, md in made.items()}
    for language, md in made.items():
        assert md.reset().convert(page) == first[language]
    assert not HAN.search(first["en"])


MISTAKES = {
    "a program": ('```python\n--8<-- "fifo2.py"\n```', 3, "there is no examples/fifo2.py; did you mean fifo"),
    "a transcript": ('```transcript\n--8<-- "fito.out"\n```', 3, "did you mean fifo.out?"),
    "runs": ('```runs\n--8<-- "fifo.spawn.runs"\n```', 3, "did you mean queues/fifo.spawn.runs?"),
    "a figure": ("Text.\n\n[[rums]]", 5, "there is no figure [[rums]]; did you mean runs?"),
    "a diagram": ("<!-- diagram: que -->", 3, "there is no diagram 'que'; did you mean queue?"),
    "a check": (TRANSCRIPT.replace("fifo, ", "fito, "), 6, "there is no check 'fito'; did you mean fifo?"),
    "a check alone": ("<!-- check: fifo -->", 3, "this check has no transcript above it"),
    "a fence": ("```py\nprint()\n```", 3, "no parser claims this fence: ```py"),
    "a fence within a fence": ("````console\n```\n````\n\n```sh\n```", 7, "no parser claims this fence"),
    "an open fence": ("```console\n$ ls\n", 3, "no parser claims this fence: ```console (never closed)"),
    "a program typed into the page": ("```python\nprint()\n```", 3, "no parser claims this fence: ```python"),
    "no note": (PROGRAM.replace("1. ", ""), 3, "fifo.py has 1 markers and the list under it 0 items"),
    "a note too many": (f"{PROGRAM}2. More.\n", 3, "fifo.py has 1 markers and the list under it 2 items"),
    "an indented fence": (f"Text.\n\n{indented(PROGRAM)}", 5, "Markdown takes this for code"),
    "a fence in an element": (f"<div>\n{PROGRAM}</div>", 4, "Markdown takes this for code"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "line", "message"), MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("above", ["", "---\nhide: [toc]\n---\n\n"], ids=["", "front matter"])
def test_a_mistake_is_told_with_file_and_line(convert, root, above, page, line, message):
    source = f"# Title {{ #title }}\n\n{page}"
    (root / "docs/en").mkdir()
    (root / "docs/en/page.md").write_text(above + source, "utf-8")
    with pytest.raises(FaultError) as raised:
        convert(source, page="docs/en/page.md")
    assert str(raised.value).startswith(f"docs/en/page.md:{line + above.count(chr(10))}: ")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (
            "fifo.out",
            b"no command\n",
            "docs/zh/x.md:1: examples/fifo.out: a transcript begins with its command",
        ),
        ("fifo.py", b"\xff\n", "examples/fifo.py:1: is not UTF-8: it has the byte 0xff here"),
        ("queues/fifo.spawn.runs", b"{}", "examples/queues/fifo.spawn.runs:1: not a file of runs"),
        ("queues/fifo.spawn.runs", b"[", "examples/queues/fifo.spawn.runs:1: not a file of runs"),
    ],
)
def test_a_broken_file_is_told(convert, root, file, content, message):
    (root / "examples" / file).write_bytes(content)
    block = {"fifo.out": TRANSCRIPT, "fifo.py": PROGRAM}.get(file, RUNS)
    with pytest.raises(FaultError) as raised:
        convert(block, "zh", page="docs/zh/x.md")
    assert message in str(raised.value)


def test_a_broken_diagram_is_told(convert, root):
    file = root / "docs/assets/diagrams/queue.svg"
    file.write_text(file.read_text("utf-8").replace('<tspan lang="en">process</tspan>', ""), "utf-8")
    with pytest.raises(
        FaultError, match=r'^docs/assets/diagrams/queue\.svg:1: a <text> has no words for lang="en"'
    ):
        convert("<!-- diagram: queue -->")


def test_a_builder_may_collect_all_mistakes(convert):
    faults = []
    html = convert(
        "[[rums]]\n\nText.\n\n<!-- diagram: que -->\n\n[[sums]]\n", page="x.md", report=faults.append
    )
    assert [(fault.file, fault.line) for fault in faults] == [("x.md", 1), ("x.md", 5), ("x.md", 7)]
    assert "<p>Text.</p>" in html


@pytest.mark.parametrize("language", ["", "fr"])
def test_it_must_be_told_the_language(convert, language):
    with pytest.raises(ValueError, match=r"the option language is '(fr)?', not one of zh, en"):
        convert("Text.", language)


def test_all_languages_fill_in_the_same():
    zh, en = vars(WORDS["zh"]), vars(WORDS["en"])
    for name, text in zh.items():
        if isinstance(text, str) and name != "day":
            assert re.findall(r"{\w*}", text) == re.findall(r"{\w*}", en[name]), name
    assert not HAN.search(str(en))


@pytest.mark.parametrize(("language", "says"), [("en", "on another page now"), ("zh", "在另一页")])
def test_an_old_address_leads_to_a_sign(convert, root, language, says):
    folder = root / "docs" / language
    folder.mkdir()
    (folder / "other.md").write_text("# Elsewhere { #other }\n\n## There { #there }\n", "utf-8")
    (root / "docs/moved.toml").write_text('"fifo#there" = "other#there"\n"nofo#a" = "other#b"\n', "utf-8")
    made = convert("# Queue\n\nFirst.\n\n- last", language, page=f"docs/{language}/fifo.md")
    assert made.count('<p class="moved"') == 1 == made.count("hidden")
    assert says in made and '<a href="other.md#there">Elsewhere</a>' in made and 'id="there"' in made
    assert 'class="moved"' not in convert("# Queue", language, page=f"docs/{language}/other.md")
