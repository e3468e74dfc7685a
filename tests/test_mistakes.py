"""Each mistake that an author can make, made in a small site: one message, with file, line and what to do."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from book import audit, consistency, exercises, index, proof, repl, reread
from conftest import runner
from harness import examples, pythons
from harness.system import LINUX
from tests.small import note_as_read

SITE = Path(__file__).parent / "site"
QUEUE = "docs/assets/diagrams/queue.svg"
PAGE = """\
# {title} {{ #fifo }}

{opening}

## {heading} {{ #order }}

```python
--8<-- "fifo.py"
```

1. {note}

```transcript
--8<-- "fifo.out"
```
<!-- check: fifo, distinct_pids -->

- {one} [{link}](other.md#there)
- {two}

<!-- diagram: queue -->
"""
OTHER = "# {title} {{ #there }}\n\n```pycon\n>>> 1 + 1\n2\n\n```\n"
ASKED = """\
"fifo#fifo" = ["line up"]
"fifo#order" = ["who is first"]
"other#there" = ["elsewhere"]
"""
WORDS = {
    "zh": dict(
        title="队列", opening="先进先出。", heading="顺序", note="放进去。", one="看", link="那里", two="完"
    ),
    "en": dict(
        title="Queue",
        opening="First in, first out.",
        heading="Order",
        note="Put.",
        one="See",
        link="there",
        two="End",
    ),
}


@pytest.fixture
def site(tmp_path):
    """A small site whose books balance: two pages in both languages, one example."""
    for language, words in WORDS.items():
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "fifo.md").write_text(PAGE.format(**words), "utf-8")
        (folder / "other.md").write_text(OTHER.format(**words), "utf-8")
        (folder / "asked.toml").write_text(ASKED, "utf-8")
    (tmp_path / "examples").mkdir()
    for file in SITE.glob("fifo.*"):
        shutil.copyfile(file, tmp_path / "examples" / file.name)
    (tmp_path / "docs/assets/diagrams").mkdir(parents=True)
    shutil.copyfile(SITE / "queue.svg", tmp_path / "docs/assets/diagrams/queue.svg")
    anew(tmp_path)
    return tmp_path


def prove(root, children=1):
    """Write the proof of the examples as they stand, as record does."""
    entries = {}
    for example in examples.find(root):
        entries[example.name] = proof.Entry(proof.digest(example))
        for file in example.transcripts.values():
            for method in examples.METHODS:
                entries[example.name].add(method, file.name, "3.11.2", children)
    proof.save(proof.Proof(pythons=["3.11.2"], examples=entries), root)


def anew(root):
    """Record and read the small site as it stands."""
    prove(root)
    note_as_read(root)


def unrun(root):
    """All that the tests say of a small site without running anything; one list for each test that fails."""
    site = index.load(root)
    shown = [example for example in examples.find(root) if site.shows(example)]
    failing = [consistency.check(site), *(audit.unrun(example, site) for example in shown)]
    return [[str(fault) for fault in faults] for faults in failing if faults]


@pytest.fixture
def judged(shared_run):
    """All that the tests say of a small site, under one start method."""
    own = pythons.own()
    python = dataclasses.replace(own, methods=own.methods[:1])

    def judge(root):
        if failing := unrun(root):
            return failing
        site = index.load(root)
        failing = [audit.check(example, site, python, shared_run) for example in examples.find(root)]
        at_the_prompt = [
            f"{file}:{line}: {repl.hold(text, runner)}" for text, (file, line) in site.sessions.items()
        ]
        failing.append([line for line in at_the_prompt if not line.endswith(": ")])
        return [[str(fault) for fault in faults] for faults in failing if faults]

    return judge


def only(expected, failing):
    """One test fails, with one message, which has this in it."""
    assert len(failing) == 1 and len(failing[0]) == 1, failing
    assert expected in failing[0][0]


def edit(root, path, old, new):
    """Make the mistake; the text that it changes must be there."""
    file = root / path
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def write(root, texts):
    """Files with these texts, in folders that may not be there."""
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def counted(root, **figures):
    """The proof with these figures of the whole."""
    proof.save(dataclasses.replace(proof.load(root), **figures), root)


def both(root, page, old, new):
    """The same mistake in both languages."""
    for lang in WORDS:
        edit(root, f"docs/{lang}/{page}", old, new)


def chapter(root):
    """Make the first page a chapter that is as it should be, with a navigation that says so."""
    groups = (
        f"  - {name}:\n      - {page}\n"
        for name, page in (("A", "fifo.md"), ("B", "other.md"), ("C", "https://example.org"))
    )
    (root / "mkdocs.yml").write_text(f"nav:\n{''.join(groups)}", "utf-8")
    for lang, title, item in (("zh", "小结", "三"), ("en", "Summary", "Three")):
        edit(root, f"docs/{lang}/fifo.md", "\n- ", f"\n## {title} {{ #summary }}\n\n- {item}\n- ")
    note_as_read(root)


def home(root):
    """Make a home page that links to the first page only."""
    for lang, title in (("zh", "首页"), ("en", "Home")):
        (root / f"docs/{lang}/index.md").write_text(f"# {title} {{ #home }}\n\n[FIFO](fifo.md)\n", "utf-8")
    note_as_read(root)


def test_a_chapter_is_right(site):
    chapter(site)
    assert unrun(site) == []


def test_the_small_site_is_right(site, judged):
    assert judged(site) == []


IN_THE_BOOKS = {
    "a page without its twin": (
        lambda root: (root / "docs/zh/new.md").write_text("# 新 { #new }\n", "utf-8"),
        "docs/zh/new.md:1: has no twin; write docs/en/new.md",
    ),
    "a page that has lost its twin": (
        lambda root: (root / "docs/en/other.md").unlink(),
        "docs/zh/other.md:1: has no twin; write docs/en/other.md",
    ),
    "a page that is not in the navigation": (
        lambda root: (root / "mkdocs.yml").write_text("nav:\n  - fifo.md\n", "utf-8"),
        "mkdocs.yml:1: nav has no line for other.md; give it one",
    ),
    "a page that the home page does not link to": (
        home,
        "docs/zh/index.md:1: the home page has no link to other.md; give it one",
    ),
    "a chapter without a summary": (
        lambda root: [chapter(root), both(root, "fifo.md", "#summary", "#end")],
        "docs/zh/fifo.md:18: a chapter ends with a section { #summary }, a list of 3 to 5 items; write it",
    ),
    "a summary that is too short": (
        lambda root: [
            chapter(root),
            edit(root, "docs/zh/fifo.md", "- 三\n", ""),
            edit(root, "docs/en/fifo.md", "- Three\n", ""),
        ],
        "docs/zh/fifo.md:18: a chapter ends with a section { #summary }, a list of 3 to 5 items; write it",
    ),
    "a chapter that is too long": (
        lambda root: [chapter(root), edit(root, "docs/en/fifo.md", "First", "First " * 1100)],
        "docs/en/fifo.md:1: has 1112 words, of at most 1100; split it by what readers want to do",
    ),
    "a chapter of too many sections": (
        lambda root: [
            chapter(root),
            *(
                edit(
                    root,
                    f"docs/{lang}/fifo.md",
                    "\n## ",
                    "".join(f"\n## {title} {{ #m{n} }}\n" for n in range(9)) + "\n## ",
                )
                for lang, title in (("zh", "再来"), ("en", "More"))
            ),
        ],
        "docs/zh/fifo.md:36: has more than 10 headings; split it by what readers want to do",
    ),
    "an old address that leads nowhere": (
        lambda root: (root / "docs/moved.toml").write_text('# Old.\n"fifo#old" = "other#gone"\n', "utf-8"),
        "docs/moved.toml:2: fifo#old leads to other#gone, and there is no such section; say where it is",
    ),
    "an old address that is one again": (
        lambda root: (root / "docs/moved.toml").write_text('"fifo#order" = "other#there"\n', "utf-8"),
        "docs/moved.toml:1: fifo#order is there again; take its line out",
    ),
    "what a merge left": (
        lambda root: edit(root, "docs/en/fifo.md", "- See", "<<<<<<< HEAD\n- See"),
        "docs/en/fifo.md:18: a merge left this here: <<<<<<< HEAD; keep what is right of both sides",
    ),
    "a div that nothing closes": (
        lambda root: edit(root, "docs/en/fifo.md", "- See", '<div class="names" markdown>\n\n- See'),
        "docs/en/fifo.md:18: nothing closes this <div>; write its </div>",
    ),
    "a div that is closed twice": (
        lambda root: edit(root, "docs/en/fifo.md", "- See", "</div>\n\n- See"),
        "docs/en/fifo.md:18: this </div> closes nothing; take it out, or write its <div> above",
    ),
    "a heading that only one twin has": (
        lambda root: edit(root, "docs/en/fifo.md", "- See", "## More { #more }\n\n- See"),
        "docs/en/fifo.md:18: only this page has here: heading ## #more",
    ),
    "an anchor that differs": (
        lambda root: edit(root, "docs/zh/fifo.md", "#order", "#ordre"),
        "docs/zh/fifo.md:5: has here: heading ## #ordre; docs/en/fifo.md:5 has: heading ## #order; make them",
    ),
    "a heading without an anchor": (
        lambda root: edit(root, "docs/zh/fifo.md", " { #order }", ""),
        "docs/zh/fifo.md:5: give this heading an anchor",
    ),
    "a fence that only one twin has": (
        lambda root: edit(root, "docs/en/other.md", "```pycon", "```console\nls\n```\n\n```pycon"),
        "docs/en/other.md:3: only this page has here: console",
    ),
    "a check that only one twin has": (
        lambda root: edit(root, "docs/zh/fifo.md", "<!-- check: fifo, distinct_pids -->\n", ""),
        "docs/en/fifo.md:16: only this page has here: check",
    ),
    "a list that only one twin has": (
        lambda root: edit(root, "docs/zh/fifo.md", "- 完", "完"),
        "docs/en/fifo.md:19: only this page has here: item -",
    ),
    "a paragraph that only one twin has": (
        lambda root: edit(root, "docs/zh/fifo.md", "先进先出。", "先进先出。\n\n放一个，取一个。"),
        "docs/en/fifo.md:1: this section has 2 paragraphs, and docs/zh/fifo.md:1 has 3; say the same in both",
    ),
    "a numeral that differs": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "放进去", "放进去 3 个"),
            edit(root, "docs/en/fifo.md", "1. Put", "1. Put 4"),
        ],
        "docs/zh/fifo.md:11: says 3, and the section at docs/en/fifo.md:5 does not; name it in both, or",
    ),
    "a numeral of two that differs": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "放进去", "放进去 3 个，取出来 3 个"),
            edit(root, "docs/en/fifo.md", "1. Put", "1. Put 3, get 4"),
        ],
        "docs/zh/fifo.md:11: says 3 2 times, and the section at docs/en/fifo.md:5 does not; name it in both",
    ),
    "a number in words that differs": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "放进去", "放进去三个"),
            edit(root, "docs/en/fifo.md", "1. Put", "1. Put four"),
        ],
        "docs/zh/fifo.md:11: says 三, and the section at docs/en/fifo.md:5 does not; say it in both, or in",
    ),
    "a number of processes that no run had": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "放进去。", "两个进程，两个子进程。"),
            edit(root, "docs/en/fifo.md", "1. Put.", "1. Two processes, two children."),
        ],
        "docs/zh/fifo.md:11: states 2 processes, and no program of its section or links has so many; correct",
    ),
    "code that only one twin names": (
        lambda root: edit(root, "docs/en/fifo.md", "1. Put", "1. `queue.put(number)`"),
        "docs/en/fifo.md:11: says `queue.put(number)`, and the section at docs/zh/fifo.md:5 does not",
    ),
    "a figure that only one twin has": (
        lambda root: edit(root, "docs/en/fifo.md", "- End", "- End of [[runs]]"),
        "docs/en/fifo.md:19: says [[runs]], and the section at docs/zh/fifo.md:5 does not",
    ),
    "a paragraph that nobody has translated": (
        lambda root: edit(root, "docs/zh/fifo.md", "先进先出。", WORDS["en"]["opening"]),
        "docs/zh/fifo.md:3: has the other language here: First in, first out. …; write it in the page's own",
    ),
    "a Chinese sentence on an English page": (
        lambda root: edit(root, "docs/en/fifo.md", "1. Put.", "1. Put. 放进去。"),
        "docs/en/fifo.md:11: has the other language here: Put. 放进去 …",
    ),
    "a heading that nobody has translated": (
        lambda root: edit(root, "docs/zh/fifo.md", "顺序", "The order"),
        "docs/zh/fifo.md:5: has the other language here: ## The order; write it in the page's own",
    ),
    "a Chinese heading on an English page": (
        lambda root: edit(root, "docs/en/fifo.md", "Order", "顺序"),
        "docs/en/fifo.md:5: has the other language here: ## 顺序; write it in the page's own",
    ),
    "code that is shown nowhere": (
        lambda root: both(root, "fifo.md", "1. ", "1. `queue.put(numbers)` "),
        "docs/zh/fifo.md:11: names queue.put(numbers), and no program or transcript of its section, page or",
    ),
    "a call with another argument": (
        lambda root: both(root, "fifo.md", "1. ", "1. `range(4)` "),
        "docs/zh/fifo.md:11: names range(4), and no program or transcript of its section, page or links has",
    ),
    "a number of seconds that nothing shows": (
        lambda root: both(root, "fifo.md", "1. ", "1. 0.5 "),
        "docs/zh/fifo.md:11: names 0.5, and no program or transcript of its section, page or links has that",
    ),
    "an exit code that nothing shows": (
        lambda root: both(root, "fifo.md", "1. ", "1. -15 "),
        "docs/zh/fifo.md:11: names -15, and no program or transcript of its section, page or links has that",
    ),
    "an error text that was not seen": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "## 顺序", "## 顺序：'Queue' object is not iterable"),
            edit(root, "docs/en/fifo.md", "## Order", "## Order: 'Queue' object is not iterable"),
        ],
        "docs/zh/fifo.md:5: names 'Queue' object is not iterable, and no program or transcript that this",
    ),
    "an error text that differs": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "## 顺序", "## 顺序：child exited with 0"),
            edit(root, "docs/en/fifo.md", "## Order", "## Order: child exited with 1"),
        ],
        "docs/zh/fifo.md:5: its heading quotes child exited with 0, and the one at docs/en/fifo.md:5 does",
    ),
    "a file that does not exist": (
        lambda root: both(root, "fifo.md", "1. ", "1. `lifo.py` "),
        "docs/zh/fifo.md:11: names lifo.py, and no program or transcript of its section, page or links has",
    ),
    "a version in which nothing changed": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "1. ", "1. 从 Python 3.12 起，"),
            edit(root, "docs/en/fifo.md", "1. ", "1. From Python 3.12 on: "),
        ],
        "docs/zh/fifo.md:11: says that something changed in Python 3.12, and no transcript of its section or",
    ),
    "a last version after which nothing changed": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "1. ", "1. Python 3.12 及更早："),
            edit(root, "docs/en/fifo.md", "1. ", "1. Up to Python 3.12: "),
        ],
        "docs/zh/fifo.md:11: says that something changed after Python 3.12, and no transcript of its section",
    ),
    "a version that nobody ran": (
        lambda root: both(root, "fifo.md", "1. ", "1. 3.16: "),
        "docs/zh/fifo.md:11: names Python 3.16, which nobody ran; show it, link to where it is shown or to",
    ),
    "a release that nobody ran": (
        lambda root: both(root, "fifo.md", "1. ", "1. 3.12.4: "),
        "docs/zh/fifo.md:11: names Python 3.12.4, which nobody ran; show it, link to where it is shown or to",
    ),
    "output typed by hand": (
        lambda root: both(
            root, "other.md", "```pycon", "```console\n$ python fifo.py\ngot 0\n```\n\n```pycon"
        ),
        "docs/zh/other.md:3: a console fence has commands only, and 'got' is none that we know; output is",
    ),
    "output in HTML": (
        lambda root: both(root, "other.md", "```pycon", "<pre>\ngot 0\n</pre>\n\n```pycon"),
        "docs/zh/other.md:3: has a <pre>; output is recorded, never typed: show a transcript, or a session",
    ),
    "an anchor of two headings": (
        lambda root: both(root, "fifo.md", "\n- ", "\n### 2 { #order }\n\n- "),
        "docs/zh/fifo.md:18: the anchor #order is of line 5 already; give this heading another one",
    ),
    "a check in two lines": (
        lambda root: both(root, "fifo.md", "\n- ", "<!-- check: fifo -->\n\n- "),
        "docs/zh/fifo.md:17: names a check twice; once is enough",
    ),
    "a claim that cannot fail": (
        lambda root: [
            edit(root, "examples/fifo.py", '        say(f"put {number}")\n', ""),
            edit(root, "examples/fifo.out", "".join(f"[5989] put {number}\n" for number in range(3)), ""),
            prove(root),
            both(root, "fifo.md", "fifo, distinct_pids", "one_process"),
        ],
        "docs/zh/fifo.md:16: one_process says nothing here: no function of the program prints; remove",
    ),
    "a link by the name of another section": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "[那里](other.md#there)", "[队列](other.md#there) [顺序](#fifo)"),
            edit(
                root, "docs/en/fifo.md", "[there](other.md#there)", "[Order](#fifo) [Queue](other.md#there)"
            ),
        ],
        "docs/zh/fifo.md:18: this link to #fifo is called by the title of fifo.md#order; lead it",
    ),
    "a figure typed by hand": (
        lambda root: [
            counted(root, runs=1234),
            both(root, "fifo.md", "1. ", "1. [[examples]] 1,234 "),
        ],
        "docs/zh/fifo.md:11: types 1,234, which the proof knows; write [[runs]], and it stays true",
    ),
    "a snippet that does not exist": (
        lambda root: edit(root, "docs/zh/fifo.md", "fifo.py", "fito.py"),
        "docs/zh/fifo.md:7: there is no examples/fito.py; did you mean fifo.py?",
    ),
    "an example shown nowhere": (
        lambda root: shutil.copy(root / "examples/fifo.py", root / "examples/lonely.py"),
        "examples/lonely.py:1: no page shows it",
    ),
    "an example shown nowhere, recorded": (
        lambda root: [
            shutil.copy(root / f"examples/fifo.{kind}", root / f"examples/lonely.{kind}")
            for kind in ("py", "out")
        ],
        "examples/lonely.py:1: no page shows it",
    ),
    "an example without a transcript": (
        lambda root: (root / "examples/fifo.out").unlink(),
        "examples/fifo.py:1: has no transcript; run nox -s record -- fifo",
    ),
    "a transcript whose program is gone": (
        lambda root: shutil.copy(root / "examples/fifo.out", root / "examples/lifo.out"),
        "examples/lifo.out:1: its program lifo.py is gone; remove it",
    ),
    "a program that is renamed": (
        lambda root: (root / "examples/fifo.py").rename(root / "examples/lifo.py"),
        "docs/zh/fifo.md:7: there is no examples/fifo.py; did you mean lifo.py?",
    ),
    "an empty transcript": (
        lambda root: (root / "examples/fifo.out").write_text(""),
        "examples/fifo.out:1: a transcript begins with its command",
    ),
    "a transcript of something else": (
        lambda root: edit(root, "examples/fifo.out", "$ python fifo.py", "$ python lifo.py"),
        "examples/fifo.out:1: '$ python lifo.py' does not run fifo.py",
    ),
    "a variant of nothing": (
        lambda root: shutil.copy(root / "examples/fifo.out", root / "examples/fifo.spwan.out"),
        "'spwan' is neither fork, spawn, forkserver nor like py314",
    ),
    "an unknown check": (
        lambda root: edit(root, "docs/en/fifo.md", "check: fifo", "check: fiffo"),
        "docs/en/fifo.md:16: there is no check 'fiffo'; there is fifo",
    ),
    "a transcript compared more loosely on one page": (
        lambda root: edit(root, "docs/en/fifo.md", "```transcript", "```{ .transcript .unordered }"),
        "docs/zh/fifo.md:13: has here: transcript process: fifo.out; docs/en/fifo.md:13 has: transcript",
    ),
    "an order that does not exist": (
        lambda root: edit(root, "docs/en/fifo.md", "```transcript", "```{ .transcript .loose }"),
        "docs/en/fifo.md:13: no parser claims this fence",
    ),
    "a mistyped directive": (
        lambda root: edit(root, "docs/en/fifo.md", "<!-- check:", "<!-- chek:"),
        "docs/en/fifo.md:16: not a directive: <!-- chek: fifo",
    ),
    "a diagram that only one twin has": (
        lambda root: edit(root, "docs/en/fifo.md", "\n<!-- diagram: queue -->\n", ""),
        "docs/zh/fifo.md:21: only this page has here: diagram process: queue",
    ),
    "a diagram that does not exist": (
        lambda root: edit(root, "docs/en/fifo.md", "diagram: queue", "diagram: que"),
        "docs/en/fifo.md:21: there is no diagram 'que'; there is queue",
    ),
    "a mistyped diagram": (
        lambda root: edit(root, "docs/en/fifo.md", "<!-- diagram:", "<!-- diagrm:"),
        "docs/en/fifo.md:21: not a directive: <!-- diagrm: queue -->; write",
    ),
    "a diagram's name that can be none": (
        lambda root: edit(root, "docs/en/fifo.md", "diagram: queue", "diagram: Queue"),
        "docs/en/fifo.md:21: not a directive: <!-- diagram: Queue -->; write",
    ),
    "a diagram shown nowhere": (
        lambda root: shutil.copy(root / QUEUE, root / "docs/assets/diagrams/lonely.svg"),
        "docs/assets/diagrams/lonely.svg:1: no page shows it; write <!-- diagram: lonely -->",
    ),
    "a diagram that cannot be read": (
        lambda root: edit(root, QUEUE, "</desc>", ""),
        "docs/assets/diagrams/queue.svg:1: cannot be read: mismatched tag",
    ),
    "a label in one language": (
        lambda root: edit(root, QUEUE, '<tspan lang="en">process</tspan>', ""),
        'docs/assets/diagrams/queue.svg:1: a <text> has no words for lang="en"; it has 进程',
    ),
    "a label of words in no language": (
        lambda root: edit(root, QUEUE, '<text class="code"', "<text"),
        'docs/assets/diagrams/queue.svg:1: a <text> has no words for lang="zh"; it has none at all',
    ),
    "a diagram that is told in one language": (
        lambda root: edit(root, QUEUE, '<desc lang="zh">', '<desc lang="en">'),
        'docs/assets/diagrams/queue.svg:1: a <desc> has no words for lang="zh"',
    ),
    "a diagram with a colour of its own": (
        lambda root: edit(root, QUEUE, "<rect ", '<rect fill="#fff" '),
        'docs/assets/diagrams/queue.svg:1: <rect fill="#fff">: give it a class of docs/assets/site.css',
    ),
    "a diagram with rules of its own": (
        lambda root: edit(root, QUEUE, "<rect ", "<style>rect { fill: red }</style><rect "),
        "docs/assets/diagrams/queue.svg:1: has a <style>",
    ),
    "an unclaimed fence": (
        lambda root: edit(root, "docs/zh/other.md", "```pycon", "```py"),
        "docs/zh/other.md:3: no parser claims this fence: ```py",
    ),
    "a program typed into the page": (
        lambda root: edit(root, "docs/zh/other.md", "```pycon", "```python"),
        "docs/zh/other.md:3: no parser claims this fence: ```python",
    ),
    "notes in each other's place": (
        lambda root: [
            edit(root, "examples/fifo.py", "    child.join()", "    child.join()  # (2)!"),
            both(root, "fifo.md", "1. ", "1. `join()` 1.\n2. `queue.put()` "),
            anew(root),
        ],
        "docs/zh/fifo.md:7: notes 1 and 2 name what stands on each other's line of fifo.py; put them in the",
    ),
    "a marker without its item": (
        lambda root: [edit(root, f"docs/{lang}/fifo.md", "1. ", "") for lang in WORDS],
        "docs/zh/fifo.md:7: fifo.py has 1 markers and the list under it 0 items",
    ),
    "an item without its marker": (
        lambda root: edit(root, "examples/fifo.py", "  # (1)!", "  # (2)!"),
        "examples/fifo.py:12: marker (2) stands where (1) is due",
    ),
    "a broken link": (
        lambda root: edit(root, "docs/zh/fifo.md", "other.md", "othre.md"),
        "docs/zh/fifo.md:18: links to othre.md#there, and there is no such file",
    ),
    "a broken anchor": (
        lambda root: edit(root, "docs/en/fifo.md", "#there", "#their"),
        "docs/en/fifo.md:18: links to other.md#their, and that page has no such anchor; did you mean #there?",
    ),
    "readers' words for no section": (
        lambda root: edit(root, "docs/zh/asked.toml", "fifo#order", "fifo#odrer"),
        "docs/zh/asked.toml:2: there is no section fifo#odrer; did you mean fifo#order?",
    ),
    "readers' words that are no list": (
        lambda root: edit(root, "docs/zh/asked.toml", '["who is first"]', '"who is first"'),
        "docs/zh/asked.toml:2: fifo#order has no list of phrases; write a section and its phrases",
    ),
    "readers' words that cannot be read": (
        lambda root: edit(root, "docs/zh/asked.toml", '["who is first"]', '["who is first'),
        "docs/zh/asked.toml:2: Unterminated string; write a section and its phrases",
    ),
    "readers' words in several lines": (
        lambda root: edit(root, "docs/zh/asked.toml", '["who is first"]', '[\n  "who is first",\n]'),
        "docs/zh/asked.toml:2: Invalid value",
    ),
    "readers' words for two sections": (
        lambda root: edit(root, "docs/zh/asked.toml", "who is first", "line up"),
        "docs/zh/asked.toml:2: “line up” is in line 1 already; keep one of them",
    ),
    "a section of readers' words twice": (
        lambda root: edit(root, "docs/en/asked.toml", "fifo#order", "fifo#fifo"),
        "docs/en/asked.toml:2: fifo#fifo is in line 1 already; put them together",
    ),
    "the same check twice": (
        lambda root: [
            edit(root, f"docs/{lang}/fifo.md", "check: fifo,", "check: fifo, fifo,") for lang in WORDS
        ],
        "docs/zh/fifo.md:16: names a check twice; once is enough",
    ),
    "many links to an anchor that is gone": (
        lambda root: [
            (
                edit(root, f"docs/{lang}/fifo.md", "#order }", "#sequence }"),
                edit(
                    root,
                    f"docs/{lang}/other.md",
                    "```pycon",
                    "[a](fifo.md#order) [b](fifo.md#order)\n\n```pycon",
                ),
            )
            for lang in WORDS
        ],
        "docs/zh/other.md:3: links to fifo.md#order, and that page has no such anchor (1 more links go",
    ),
    "a comment of prose": (
        lambda root: edit(root, "examples/fifo.py", "  # (1)!", "  # (1)! puts it"),
        "examples/fifo.py:12: prose in a program: # (1)! puts it; write a marker, # (1)!",
    ),
    "a docstring": (
        lambda root: edit(root, "examples/fifo.py", "import os", '"""Puts."""\n\nimport os'),
        "examples/fifo.py:1: a text that does nothing; explain it on the page, in both languages",
    ),
    "five markers": (
        lambda root: [
            edit(root, "examples/fifo.py", "\n    ch", f"\n    say('')  # ({n})!\n    ch")
            for n in (2, 3, 4, 5)
        ],
        "examples/fifo.py:20: more than 4 markers; say the rest in the page's text",
    ),
    "a module that is not of the standard library": (
        lambda root: edit(root, "examples/fifo.py", "import os", "import os\n\nimport numpy.linalg"),
        "examples/fifo.py:3: imports numpy, which is not of the standard library; do without it, or say",
    ),
    "a program among the others that needs more": (
        lambda root: edit(root, "examples/fifo.py", "import os", "# needs: numpy\nimport os"),
        "examples/fifo.py:1: needs numpy; move it to examples/third_party, which nox -s third-party runs",
    ),
    "a line that nobody says": (
        lambda root: edit(
            root, "examples/fifo.py", "    child.join()", '    child.join()\n    print("joined")'
        ),
        "examples/fifo.py:23: print through say(text), so that the line says who speaks",
    ),
    "another say": (
        lambda root: edit(
            root, "examples/fifo.py", 'print(f"[{os.getpid()}] {text}")', "print(os.getpid(), text)"
        ),
        'examples/fifo.py:5: say() is the same everywhere: print(f"[{os.getpid()}] {text}")',
    ),
    "a call that is printed otherwise": (
        lambda root: edit(
            root, "examples/fifo.py", "queue.get()}", "queue.get(timeout=5)} by get(timeout=1)"
        ),
        "examples/fifo.py:21: prints get(timeout=1), and it calls queue.get(timeout=5); print what is called",
    ),
    "a call that is printed and not made": (
        lambda root: edit(root, "examples/fifo.py", '"got {', '"get_nowait() gives {'),
        "examples/fifo.py:21: prints get_nowait(), and it never calls get_nowait(); print what is called",
    ),
    "a count that is typed": (
        lambda root: edit(root, "examples/fifo.py", "{number}", "{number} of 3 items"),
        "examples/fifo.py:11: types the count '3 items'; print it from what it counts, as in {len(results)}",
    ),
    "a program that asks": (
        lambda root: edit(root, "examples/fifo.py", "    child.join()", "    child.join()\n    input()"),
        "examples/fifo.py:23: waits for somebody to type; say in the program what would be typed",
    ),
    "a text that is no f-string": (
        lambda root: edit(root, "examples/fifo.py", 'f"put {number}"', '"put %d" % number'),
        "examples/fifo.py:11: fills in a text by % or format(); write an f-string, as everywhere",
    ),
    "syntax of a newer Python": (
        lambda root: edit(
            root, "examples/fifo.py", "    child.join()", "    match child:\n        case _: pass"
        ),
        "Python 3.9 cannot read it: Pattern matching is only supported in Python 3.10",
    ),
    "a type that only a newer Python makes": (
        lambda root: edit(
            root,
            "examples/fifo.py",
            "def say(text):",
            "def hold(item: int | None):\n    ...\n\n\ndef say(text):",
        ),
        "examples/fifo.py:5: Python 3.9 makes no type of int | None; write it as for 3.9, or say '# needs:",
    ),
    "no guard": (
        lambda root: edit(root, "examples/fifo.py", 'if __name__ == "__main__":', "if True:"),
        'examples/fifo.py:15: starts processes whoever imports it; put it below if __name__ == "__main__":',
    ),
    "no guard for what a function starts": (
        lambda root: (
            edit(root, "examples/fifo.py", 'if __name__ == "__main__":', "def main():")
            or edit(root, "examples/fifo.py", '{child.exitcode}")\n', '{child.exitcode}")\n\n\nmain()\n')
        ),
        "examples/fifo.py:26: starts processes whoever imports it",
    ),
    "a need that nobody knows": (
        lambda root: edit(root, "examples/fifo.py", "import os", "# needs: Solaris\nimport os"),
        "examples/fifo.py:1: '# needs: Solaris' is not known; write Linux, terminal, Python 3.14, numpy",
    ),
    "forty-one lines": (
        lambda root: edit(root, "examples/fifo.py", "    child.join()\n", "    child.join()\n" * 20),
        "examples/fifo.py:41: 42 lines; an example has at most 40: one idea each",
    ),
    "a line that a phone cannot show": (
        lambda root: edit(root, "examples/fifo.py", "import os", "import os  " + "#" * 80),
        "examples/fifo.py:1: 91 columns",
    ),
    "a program that speaks one language": (
        lambda root: edit(root, "examples/fifo.py", "put {number}", "放入 {number}"),
        "examples/fifo.py:11: not ASCII",
    ),
}

MERGED = "<<<<<<< HEAD"
IN_THE_BOOKS |= {
    "a title that is missing": (
        lambda root: both(root, "other.md", "# ", ""),
        "docs/zh/other.md:1: has no title; begin it with one, # Title { #anchor }",
    ),
    "two titles": (
        lambda root: both(root, "other.md", "```pycon", "# More { #more }\n\n```pycon"),
        "docs/zh/other.md:3: a page has one title; write ## for its sections",
    ),
    "a level of headings that is left out": (
        lambda root: both(root, "fifo.md", "## ", "### "),
        "docs/zh/fifo.md:5: a heading of level 3 stands below one of level 1; write ##",
    ),
    "a title of which Markdown eats the signs": (
        lambda root: both(root, "other.md", "```pycon", '??? note "# -*- coding -*-"\n\n    1\n\n```pycon'),
        "docs/zh/other.md:3: Markdown takes *- coding -* for emphasis, and readers miss the signs",
    ),
    "a heading without a blank": (
        lambda root: both(root, "fifo.md", "## ", "##"),
        "docs/zh/fifo.md:5: write a blank after ##",
    ),
    "a page outside of the languages": (
        lambda root: (root / "docs/new.md").write_text("# New { #new }\n", "utf-8"),
        "docs/new.md:1: is no page; a page is docs/zh/name.md or docs/en/name.md, for both languages",
    ),
    "a page whose name ends otherwise": (
        lambda root: (root / "docs/zh/new.MD").write_text("# New { #new }\n", "utf-8"),
        "docs/zh/new.MD:1: is no page",
    ),
    "a page whose name is no address": (
        lambda root: write(
            root,
            {f"docs/{lang}/my page.md": f"# {words['title']} {{ #page }}\n" for lang, words in WORDS.items()},
        ),
        "docs/en/my page.md:1: its name is its address: small letters, digits, - and . only; rename it",
    ),
    "a line of the navigation without a page": (
        lambda root: (root / "mkdocs.yml").write_text(
            "nav:\n  - fifo.md\n  - other.md\n  - othre.md\n", "utf-8"
        ),
        "mkdocs.yml:4: nav names othre.md, and there is no such page; did you mean other.md?",
    ),
    "notes that are numbered otherwise than markers": (
        lambda root: both(root, "fifo.md", "1. ", "2. "),
        "docs/zh/fifo.md:7: note 2 under fifo.py stands where 1 is due; number them like the markers",
    ),
    "a path that leads out of the examples": (
        lambda root: both(root, "fifo.md", '"fifo.py"', '"../examples/fifo.py"'),
        "docs/zh/fifo.md:7: names the file ../examples/fifo.py; write its path below examples/",
    ),
    "a program in the place of its transcript": (
        lambda root: both(root, "fifo.md", '"fifo.out"', '"fifo.py"'),
        "docs/zh/fifo.md:13: no parser claims this fence: ```transcript; known are",
    ),
    "a figure that is mistyped": (
        lambda root: both(root, "fifo.md", "1. ", "1. [[exmaples]] "),
        "docs/zh/fifo.md:11: there is no figure [[exmaples]]; did you mean examples?",
    ),
    "a figure in capitals": (
        lambda root: both(root, "fifo.md", "1. ", "1. [[Examples]] "),
        "docs/zh/fifo.md:11: there is no figure [[Examples]]; did you mean examples?",
    ),
    "a link from the root of the site": (
        lambda root: both(root, "fifo.md", "(other.md", "(/other.md"),
        "docs/zh/fifo.md:18: links to /other.md#there; write it relative to this page",
    ),
    "a link in brackets of Chinese": (
        lambda root: both(root, "fifo.md", "(other.md#there)", "（other.md#there）"),
        "docs/zh/fifo.md:18: no link for Markdown: […]（other.md#there）; write [title](page.md#anchor)",
    ),
    "a link with a blank": (
        lambda root: both(root, "fifo.md", "](", "] ("),
        "docs/zh/fifo.md:18: no link for Markdown: […] (other.md#there); write",
    ),
    "a link to nowhere": (
        lambda root: both(root, "fifo.md", "(other.md#there)", "()"),
        "docs/zh/fifo.md:18: no link for Markdown: […](); write",
    ),
    "two transcripts for one version": (
        lambda root: [
            shutil.copy(root / "examples/fifo.out", root / f"examples/fifo.{tags}.out")
            for tags in ("fork.py314", "py314.fork")
        ],
        "examples/fifo.py314.fork.out:1: its name is not that of a transcript: at most one start",
    ),
    "a transcript for the oldest version": (
        lambda root: shutil.copy(root / "examples/fifo.out", root / "examples/fifo.py39.out"),
        "examples/fifo.py39.out:1: its name is not that of a transcript: at most one start method, then",
    ),
    "a transcript that has no end": (
        lambda root: write(root, {"examples/fifo.out": "$ python fifo.py\n" + "[1] put 0\n" * 200_000}),
        "examples/fifo.out:101: 200001 lines; a transcript has at most 100: let the program print less",
    ),
    "a folder that is a link": (
        lambda root: (root / "examples/more").symlink_to("."),
        "examples/more:1: is a link to a folder, and nobody looks into it; put the programs there themselves",
    ),
    "a need in small letters": (
        lambda root: edit(root, "examples/fifo.py", "import os", "# needs: linux\nimport os"),
        "examples/fifo.py:1: '# needs: linux' is not known; write Linux",
    ),
    "a need by another name": (
        lambda root: edit(root, "examples/fifo.py", "import os", "# needs: macOS\nimport os"),
        "examples/fifo.py:1: '# needs: macOS' is not known; write Darwin",
    ),
    "a need in mixed letters": (
        lambda root: edit(root, "examples/fifo.py", "import os", "# needs: numPy\nimport os"),
        "examples/fifo.py:1: '# needs: numPy' is not known; write Linux, terminal, Python 3.14, numpy …",
    ),
    "a need of the standard library": (
        lambda root: edit(root, "examples/fifo.py", "import os", "# needs: queue\nimport os"),
        "examples/fifo.py:1: '# needs: queue' is not known; write Linux, terminal",
    ),
    "a need that is mistyped": (
        lambda root: edit(root, "examples/fifo.py", "import os", "#need: Linux\nimport os"),
        "examples/fifo.py:1: not known: #need: Linux; write '# needs: Linux', or what it needs",
    ),
    "what a merge left in a program": (
        lambda root: edit(root, "examples/fifo.py", "import os", f"{MERGED}\nimport os"),
        "examples/fifo.py:1: a merge left this here: <<<<<<< HEAD; keep what is right of both sides",
    ),
    "what a merge left in a transcript": (
        lambda root: edit(root, "examples/fifo.out", "\n", f"\n{MERGED}\n"),
        "examples/fifo.out:2: a merge left this here: <<<<<<< HEAD; keep what is right of both sides",
    ),
    "what a merge left in the proof": (
        lambda root: edit(root, proof.FILE, "\n", f"\n{MERGED}\n"),
        "examples/proof.json:2: a merge left this here: <<<<<<< HEAD; keep what is right of both sides; nox",
    ),
    "what a merge left in the errors": (
        lambda root: (root / "docs/errors.toml").write_text(f"{MERGED}\n", "utf-8"),
        "docs/errors.toml:1: a merge left this here: <<<<<<< HEAD; keep what is right of both sides",
    ),
    "a diagram that is no text": (
        lambda root: (root / QUEUE).write_bytes(b"\xff\xfe<"),
        "docs/assets/diagrams/queue.svg:1: is not UTF-8: it has the byte 0xff here; save it as UTF-8",
    ),
    "measurements that cannot be read": (
        lambda root: write(root, {"costs/measured.json": '{"ratios": {"two-workers": {"values": []}}}'}),
        "costs/measured.json:1: is no measurement (ValueError(",
    ),
    "hints for all that are none": (
        lambda root: write(
            root, {f"examples/exercises/{name}.toml": "x = 1\n" for name in ("every", "queues")}
        ),
        "examples/exercises/every.toml:1: write tables [[hints]], and nothing else",
    ),
    "a hint for all with a part of another kind": (
        lambda root: write(
            root,
            {
                "examples/exercises/queues.toml": "",
                "examples/exercises/every.toml": '[[hints]]\non = 3\nzh = "放"\nen = "Put."\n',
            },
        ),
        "examples/exercises/every.toml:1: a hint is on 3; write one of ",
    ),
    "an exercise whose hints are no list": (
        lambda root: write(
            root,
            {"examples/exercises/queues.toml": 'fifo = { kind = "write", helps = "fifo#fifo", hints = 3 }\n'},
        ),
        f"examples/exercises/queues.toml:1: fifo: write {', '.join(sorted(exercises.FIELDS))}, and",
    ),
}

UNREAD = "docs/zh/fifo.md:5: fifo#order shows something else than when its words were read: examples/fifo."
IN_THE_BOOKS |= {
    "a program that is changed and recorded, its words not read": (
        lambda root: (edit(root, "examples/fifo.py", "range(3)", "range(4)"), prove(root)),
        f"{UNREAD}py; read them again, here and at docs/en/fifo.md:5: nox -s reread -- fifo#order",
    ),
    "a marker moved to another line": (
        lambda root: (
            edit(root, "examples/fifo.py", "  # (1)!", ""),
            edit(root, "examples/fifo.py", "    child.start()", "    child.start()  # (1)!"),
            prove(root),
        ),
        f"{UNREAD}py; read them again",
    ),
    "a transcript that says something else, its words not read": (
        lambda root: (edit(root, "examples/fifo.out", "with 0", "with 5"), prove(root)),
        f"{UNREAD}out; read them again",
    ),
    "a change after which the words were changed, and not read": (
        lambda root: (
            edit(root, "examples/fifo.py", "range(3)", "range(4)"),
            prove(root),
            [edit(root, f"docs/{lang}/fifo.md", words["note"], "4") for lang, words in WORDS.items()],
        ),
        f"{UNREAD}py, docs/zh/fifo.md, docs/en/fifo.md; read them again",
    ),
    "a number that is changed alike in both languages": (
        lambda root: [edit(root, f"docs/{lang}/fifo.md", "\n- ", "\n- 4 ") for lang in WORDS],
        "docs/zh/fifo.md:5: the words of fifo#order fix something else than when they were read: docs/zh/fi",
    ),
    "a check that both pages give up": (
        lambda root: both(root, "fifo.md", "fifo, distinct_pids -->", "fifo -->"),
        "docs/zh/fifo.md:5: the words of fifo#order fix something else than when they were read: docs/zh/fi",
    ),
    "a transcript that is compared otherwise": (
        lambda root: [
            edit(root, f"docs/{lang}/fifo.md", "```transcript", "```{ .transcript .exact }") for lang in WORDS
        ],
        f"{UNREAD}out (compared otherwise); read them again",
    ),
    "a section whose words nobody read": (
        lambda root: edit(root, reread.FILE, "fifo#order\nfifo.py=", "#"),
        "docs/zh/fifo.md:5: the words of fifo#order have not been read beside what it shows; read them,",
    ),
    "a section that has another name": (
        lambda root: [
            (
                edit(root, f"docs/{lang}/fifo.md", "#order", "#sequence"),
                edit(root, f"docs/{lang}/asked.toml", "#order", "#sequence"),
            )
            for lang in WORDS
        ],
        "docs/read.txt:3: there is no section fifo#order, fifo#sequence shows the same; nox -s",
    ),
    "a section twice in the record": (
        lambda root: edit(
            root, reread.FILE, "fifo#order", "fifo#order\nfifo.py=01234567:0123456789\n\nfifo#order"
        ),
        "docs/read.txt:7: fifo#order is in line 3 already; nox -s reread -- --mend takes it out",
    ),
    "a merge of the record that was not finished": (
        lambda root: edit(
            root, reread.FILE, "fifo.py", "<<<<<<< ours\nfifo.py=01234567:0123456789\n=======\nfifo.py"
        ),
        "docs/read.txt:4: a merge left this: <<<<<<< ours; nox -s reread -- --mend takes it out",
    ),
    "a record that was edited": (
        lambda root: edit(root, reread.FILE, "fifo.py=", "fifo.py="[:-1]),
        "docs/read.txt:4: not as written: fifo.py",
    ),
    "no record": (
        lambda root: (root / reread.FILE).unlink(),
        "docs/read.txt:1: cannot be read: No such file or directory; get it from git, or nox -s reread --",
    ),
}

IN_THE_BOOKS |= {
    "a session that is told not to be checked": (
        lambda root: both(root, "other.md", "1 + 1\n2\n", "1 + 1  # doctest: +SKIP\n3\n"),
        "docs/zh/other.md:3: readers would type # doctest: +SKIP; write a session that is right without it",
    ),
    "a comment within a line": (
        lambda root: edit(root, "docs/en/fifo.md", "- End", "- End <!-- or so -->"),
        "docs/en/fifo.md:19: not a directive: <!-- or so -->; write <!-- check:",
    ),
    "a check behind a sentence": (
        lambda root: both(root, "fifo.md", "\n<!-- check: fifo", "\nPut: 放 <!-- check: fifo"),
        "docs/zh/fifo.md:16: not a directive: <!-- check: fifo, distinct_pids -->; write",
    ),
    "a title above the title": (
        lambda root: both(root, "fifo.md", "# ", "---\ntitle: Pools\n---\n\n# "),
        "docs/zh/fifo.md:2: has title: Pools above its title; only hide: [...] may stand there",
    ),
    "a page that hides what its twin shows": (
        lambda root: edit(root, "docs/en/fifo.md", "# ", "---\nhide: [toc]\n---\n\n# "),
        "docs/en/fifo.md:1: only this page has here: --- hide: [toc] ---; give docs/zh/fifo.md the same",
    ),
    "a figure with blanks": (
        lambda root: both(root, "fifo.md", "1. ", "1. [[ examples ]] "),
        "docs/zh/fifo.md:11: there is no figure [[ examples ]]; did you mean examples?",
    ),
    "an indent that Markdown does not count": (
        lambda root: both(root, "fifo.md", "\n- ", '\n??? note "FIFO"\n   [FIFO](#fifo)\n\n- '),
        "docs/zh/fifo.md:19: Markdown counts indents by four blanks; write 0, 4 or 8 of them",
    ),
    "a note of what is still to be done": (
        lambda root: edit(root, "docs/en/fifo.md", "First in", "TODO: first in"),
        "docs/en/fifo.md:3: something is still to be done here; do it, or leave it out",
    ),
    "a blank that is none": (
        lambda root: edit(root, "docs/en/fifo.md", "First in", "First\u00a0in"),
        "docs/en/fifo.md:3: has the letter U+00A0 NO-BREAK SPACE here, which looks like another or like none",
    ),
    "a letter of another alphabet": (
        lambda root: both(root, "fifo.md", "1. ", "1. `qu\u0435ue` "),
        "docs/zh/fifo.md:11: has the letter U+0435 CYRILLIC SMALL LETTER IE here, which looks like another",
    ),
    "a traditional letter": (
        lambda root: edit(root, "docs/zh/fifo.md", "先进先出", "先進先出"),
        "docs/zh/fifo.md:3: has 進 here; write it in simplified Chinese",
    ),
    "a Chinese comma on an English page": (
        lambda root: edit(root, "docs/en/fifo.md", "First in,", "First in，"),
        "docs/en/fifo.md:3: has ， here; write it in half width, as English is",
    ),
    "a link to another issue than it is called by": (
        lambda root: both(root, "fifo.md", "\n- ", "\n- [gh-119534](https://bugs.example/issues/119354) "),
        "docs/zh/fifo.md:18: gh-119534 is a link to https://bugs.example/issues/119354; make them the same",
    ),
    "a next page that is not the next": (
        lambda root: [
            chapter(root),
            edit(root, "docs/zh/fifo.md", "完", "完\n\n下一页：[队列](fifo.md)"),
            edit(root, "docs/en/fifo.md", "End", "End\n\nNext: [queues](fifo.md)"),
            anew(root),
        ],
        "docs/zh/fifo.md:24: its next page is other.md, by nav in mkdocs.yml; let this line lead there",
    ),
    "a page twice in the navigation": (
        lambda root: (root / "mkdocs.yml").write_text("nav:\n  - fifo.md\n  - other.md\n  - fifo.md\n"),
        "mkdocs.yml:4: nav has fifo.md in line 2 already; take one of them out",
    ),
    "a part of the navigation in one language": (
        lambda root: (root / "mkdocs.yml").write_text(
            "nav:\n  - A: fifo.md\n  - B: other.md\nnav_translations:\n  A: Queues\n"
        ),
        "mkdocs.yml:3: B has no title in the other language; write one below nav_translations:",
    ),
    "a home page in another order than the navigation": (
        lambda root: [
            home(root),
            chapter(root),
            edit(root, "mkdocs.yml", "- fifo.md", "- other.md\n      - fifo.md"),
            edit(root, "mkdocs.yml", "- B:\n      - other.md", "- B:\n      - index.md"),
            both(root, "index.md", "[FIFO](fifo.md)", "- [FIFO](fifo.md)\n- [2](other.md)"),
            anew(root),
        ],
        "docs/zh/index.md:4: other.md stands below fifo.md here, above it in nav of mkdocs.yml; choose",
    ),
    "readers' words in the other language": (
        lambda root: edit(root, "docs/en/asked.toml", "who is first", "谁在前"),
        "docs/en/asked.toml:2: “谁在前” is in the other language; move it to docs/zh/asked.toml",
    ),
    "a hint in the other language": (
        lambda root: write(
            root,
            {
                "examples/exercises/queues.toml": "",
                "examples/exercises/every.toml": '[[hints]]\non = "hangs"\nzh = "放"\nen = "放"\n',
            },
        ),
        "examples/exercises/every.toml:1: a hint has for en: 放; write it in this language",
    ),
    "a program that is a link to another": (
        lambda root: [
            (root / "examples/fifo.out").rename(root / "fifo.out"),
            (root / "examples/fifo.out").symlink_to("../fifo.out"),
        ],
        "examples/fifo.out:1: is a link, and Windows makes none of it; put the file there itself",
    ),
    "a label of a diagram that says something else": (
        lambda root: edit(root, QUEUE, '<tspan lang="en">process', '<tspan lang="en">no process'),
        "docs/zh/fifo.md:5: fifo#order shows something else than when its words were read: docs/assets/diag",
    ),
    "seconds that are milliseconds": (
        lambda root: [
            edit(root, "docs/zh/fifo.md", "完", "等几秒。"),
            edit(root, "docs/en/fifo.md", "End", "Wait a few seconds."),
            anew(root),
            edit(root, "docs/zh/fifo.md", "几秒", "几毫秒"),
            edit(root, "docs/en/fifo.md", "few seconds", "few milliseconds"),
        ],
        "docs/zh/fifo.md:5: the words of fifo#order fix something else than when they were read: docs/zh/fi",
    ),
}


NOTE = '??? note "1"\n\n{}1\n\n```pycon'
IN_THE_BOOKS |= {
    "a file that is no page beside the pages": (
        lambda root: write(root, {"docs/en/notes.txt": "1\n"}),
        "docs/en/notes.txt:1: is no page, and the site would have it; remove it, or put what pages show into",
    ),
    "a note whose text is not indented": (
        lambda root: both(root, "other.md", "```pycon", NOTE.format("")),
        "docs/zh/other.md:3: nothing is in this note or tab; indent what belongs into it by four more blanks",
    ),
    "the title of a note that nobody has translated": (
        lambda root: both(root, "other.md", "```pycon", NOTE.format("    ").replace('"1"', '"Solution"')),
        'docs/zh/other.md:3: has the other language here: ??? note "Solution"; write it in the page',
    ),
    "a tab with nothing in it": (
        lambda root: both(root, "other.md", "```pycon", '=== "1"\n\n```pycon'),
        "docs/zh/other.md:3: nothing is in this note or tab",
    ),
    "a note of a kind that there is not": (
        lambda root: both(root, "other.md", "```pycon", NOTE.format("    ").replace("note", "nota")),
        "docs/zh/other.md:3: there is no kind of note 'nota'; there is note, example, success, failure, warn",
    ),
    "a backtick without its partner": (
        lambda root: both(root, "fifo.md", "1. ", "1. `put "),
        "docs/zh/fifo.md:11: nothing closes a ` of this line; write its partner, or \\` for the sign",
    ),
    "bold letters without an end": (
        lambda root: both(root, "fifo.md", "1. ", "1. **1 `**` "),
        "docs/zh/fifo.md:11: nothing closes a ** of this line; write its partner, or \\* for the sign",
    ),
    "a link that leaves its language": (
        lambda root: both(root, "fifo.md", "(other.md#there)", "(../en/other.md#there)"),
        "docs/zh/fifo.md:18: links to ../en/other.md#there, in the other language; links are the same",
    ),
    "a style that the policy lets not pass": (
        lambda root: both(root, "fifo.md", "1. ", '1. <b style="color: red">1</b> '),
        "docs/zh/fifo.md:11: the policy on every page lets no style=, <style> or onclick= pass; give it a",
    ),
    "an anchor in capitals": (
        lambda root: [
            both(root, "fifo.md", "#order", "#Order"),
            both(root, "asked.toml", "#order", "#Order"),
        ],
        "docs/zh/fifo.md:5: the anchor #Order is an address: small letters, digits and - only; rename it",
    ),
    "an old address of no page": (
        lambda root: write(root, {"docs/moved.toml": '"fifo.md#old" = "fifo#order"\n'}),
        "docs/moved.toml:1: fifo.md#old was on no page; write an old address as page#anchor, of a page that",
    ),
    "a module that is imported for nothing": (
        lambda root: edit(root, "examples/fifo.py", "import os", "import os\nimport time"),
        "examples/fifo.py:2: imports time, and never uses it; take it out",
    ),
}


def test_annotations_that_are_not_evaluated_are_no_mistake(site):
    edit(site, "examples/fifo.py", "import os", "from __future__ import annotations\n\nimport os")
    edit(site, "examples/fifo.py", "def say(text):", "def say(text: int | None):")
    assert not [one for one in unrun(site) if "makes no type" in one or "never uses it" in one]


@pytest.mark.parametrize("mistake", IN_THE_BOOKS)
def test_seen_without_a_run(site, mistake):
    make, told = IN_THE_BOOKS[mistake]
    make(site)
    only(told, unrun(site))


IN_A_RUN = {
    "a transcript that says something else": (
        lambda root: edit(root, "examples/fifo.out", "with 0", "with 5"),
        ["examples/fifo.out:1: python fifo.py (", "exited with 5\n+    child", "nox -s record -- fifo"],
    ),
    "a transcript in which a claim does not hold": (
        lambda root: edit(root, "examples/fifo.out", "got 2", "got 3"),
        ["docs/zh/fifo.md:16: the claim 'fifo' does not hold in examples/fifo.out itself: put"],
    ),
    "text that is not in the transcript": (
        lambda root: edit(root, "examples/fifo.py", "    child.join()", '    say("more")\n    child.join()'),
        ["+    more"],
    ),
    "an order swapped": (
        lambda root: edit(
            root, "examples/fifo.py", 'range(3):\n        say(f"put', '(1, 0, 2):\n        say(f"put'
        ),
        ["examples/fifo.out:1: python fifo.py (", "printed something else"],
    ),
    "a thread instead of a process": (
        lambda root: (
            edit(
                root,
                "examples/fifo.py",
                "import Process, Queue",
                "import Queue\nfrom multiprocessing.dummy import Process",
            ),
            edit(root, "examples/fifo.py", "pid {child.pid}", "pid {os.getpid()}"),
            edit(root, "examples/fifo.py", "{child.exitcode}", "0"),
        ),
        ["it started 0 child processes, where 1 were seen before"],
    ),
    "another exit status": (
        lambda root: edit(
            root, "examples/fifo.py", '{child.exitcode}")', '{child.exitcode}")\n    raise SystemExit(3)'
        ),
        [
            "it ends with exit status 3: child exited with 0\nIf it is to show that, say so below",
            "check: fails -->",
        ],
    ),
    "a child that fails, and no page says so": (
        lambda root: edit(
            root,
            "examples/fifo.py",
            "        queue.put(number)  # (1)!\n",
            "        queue.put(number)  # (1)!\n    raise ValueError('end')\n",
        ),
        ["a process of it ends with ValueError: end", "say so below its transcript", "check: fails_in_child"],
    ),
    "a PID that is not marked": (
        lambda root: edit(root, "examples/fifo.py", "child is pid", "child is"),
        ["it prints a PID that is not marked as one; write 'pid "],
    ),
    "a process left behind": (
        lambda root: edit(
            root,
            "examples/fifo.py",
            "    child.join()",
            '    child.join()\n    os.fork() or os.execlp("sleep", "sleep", "1000")',
        ),
        ["it left behind the process", "sleep 1000"],
    ),
    "a file left behind": (
        lambda root: edit(
            root, "examples/fifo.py", "    child.join()", '    child.join()\n    open("log", "w").close()'
        ),
        ["it left behind the file log"],
    ),
    "a join removed": (
        lambda root: edit(
            root,
            "examples/fifo.py",
            '    child.join()\n    say(f"child exited with {child.exitcode}")',
            '    while child.is_alive():\n        pass\n    say("child exited with 0")\n'
            "    Process(target=print).start()",
        ),
        ["it ends without having joined Process-2"],
    ),
    "a child that fails in silence": (
        lambda root: (
            edit(
                root,
                "examples/fifo.py",
                "        queue.put(number)  # (1)!\n",
                "        queue.put(number)  # (1)!\n    raise SystemExit(7)\n",
            ),
            edit(root, "examples/fifo.py", "{child.exitcode}", "0"),
        ),
        ["a child ended with exit code 7, and nobody says so"],
    ),
    "a duration that is longer than the run": (
        lambda root: edit(
            root, "examples/fifo.py", "    child.join()", '    child.join()\n    say("after 99.9 s")'
        ),
        ["it says 99.9 s, and the whole run took"],
    ),
    "a program that hangs": (
        lambda root: edit(
            root, "examples/fifo.py", 'range(3):\n        say(f"got', 'range(4):\n        say(f"got'
        ),
        ["it hangs: nothing of it has moved for 5 s", "got 2"],
    ),
    "a prompt session that is not so": (
        lambda root: [edit(root, f"docs/{lang}/other.md", "\n2\n", "\n3\n") for lang in WORDS],
        ["docs/zh/other.md:3: this session says something else", "Expected:\n    3\nGot:\n    2"],
    ),
}


# Only where processes are seen one by one: elsewhere it hangs for a minute, and what it left has no name.
linux = pytest.mark.skipif(not LINUX, reason="processes are known through /proc, on Linux")
LINUX_ONLY = ("a process left behind", "a program that hangs")


@pytest.mark.parametrize(
    "mistake", [pytest.param(name, marks=linux if name in LINUX_ONLY else ()) for name in IN_A_RUN]
)
def test_seen_in_a_run(site, judged, mistake):
    make, parts = IN_A_RUN[mistake]
    make(site)
    prove(site)  # else it is only said that the program has changed
    note_as_read(site)
    for part in parts:
        only(part, judged(site))


def test_a_transcript_of_the_program_before_its_change_is_held_to_nothing(site):
    """Where the Python it is for is not here, it stays as it was; what pages claim now is not for it."""
    stale = (site / "examples/fifo.out").read_text().replace("got 2", "got 3")
    (site / "examples/fifo.py314.out").write_text(stale)
    fence = '```transcript\n--8<-- "fifo.py314.out"\n```\n<!-- check: fifo -->\n\n'
    for lang in WORDS:
        edit(site, f"docs/{lang}/fifo.md", "\n- ", f"\n{fence}- ")
    anew(site)
    only("the claim 'fifo' does not hold in examples/fifo.py314.out itself", unrun(site))
    whole = proof.load(site)
    entry = whole.examples["fifo"]
    stale = {seen for seen in entry.seen if seen.file == "fifo.py314.out"}
    entry.seen.difference_update(stale)
    proof.save(dataclasses.replace(whole, pythons=["3.11.2", "3.14.10"]), site)
    assert unrun(site) == []


def test_another_number_of_children_is_told_or_read_again(site):
    """Whoever records a program with --children has yet to read its pages, or to correct what they state."""
    edit(site, "docs/zh/fifo.md", "放进去。", "一个子进程放进去。")
    second = "    Process(target=print).start()\n"
    edit(site, "examples/fifo.py", "    child.start()\n", f"    child.start()\n{second}")
    prove(site, children=2)
    (section, _), *others = reread.unread(reread.sections(index.load(site)), reread.load(site)[0])
    assert section.name == "fifo#order" and not others
    note_as_read(site)
    assert unrun(site) == []
    edit(site, "docs/zh/fifo.md", "一个子进程", "三个子进程")
    edit(site, "docs/en/fifo.md", "1. Put.", "1. Put by three children.")
    only("docs/zh/fifo.md:11: states 3 processes, and no program", unrun(site))
    prove(site, children=3)
    note_as_read(site)
    assert unrun(site) == []


def test_each_transcript_that_fails_has_its_own_claim(site):
    """What one version is claimed to do is not claimed of the next one."""
    fence = '```transcript\n--8<-- "fifo.{}.out"\n```\n<!-- check: {} -->\n\n'
    for tag, check in {"py313": "fails", "py314": "fifo"}.items():
        out = (site / "examples/fifo.out").read_text() + "ValueError: no\nexit status 1\n"
        (site / f"examples/fifo.{tag}.out").write_text(out)
        for lang in WORDS:
            edit(site, f"docs/{lang}/fifo.md", "\n- ", f"\n{fence.format(tag, check)}- ")
    anew(site)
    told = "docs/zh/fifo.md:23: examples/fifo.py314.out: it ends with exit status 1: ValueError: no\nIf it is"
    only(told, unrun(site))
    both(site, "fifo.md", "<!-- check: fifo -->", "<!-- check: fails -->")
    note_as_read(site)
    assert unrun(site) == []


def test_a_segment_left_behind(site, judged):
    leak = (
        "    from multiprocessing import resource_tracker, shared_memory\n"
        "    block = shared_memory.SharedMemory(create=True, size=8)\n"
        "    resource_tracker.unregister(block._name, 'shared_memory')\n"
    )
    edit(site, "examples/fifo.py", "    child.join()\n", f"    child.join()\n{leak}")
    anew(site)
    only("it left behind the shared memory /psm_", judged(site))


def test_a_program_that_cannot_be_read_takes_no_page_with_it_that_names_it(site):
    """Nobody knows what it has, so what pages name, show or link to it for, may well be there."""
    both(site, "other.md", "```pycon", "`queue.put(number)` [a](fifo.md#order)\n\n```pycon")
    note_as_read(site)
    assert unrun(site) == []
    program = site / "examples/fifo.py"
    program.write_bytes(program.read_bytes() + b"# \xe9\n")
    only("examples/fifo.py:24: is not UTF-8: it has the byte 0xe9 here", unrun(site))
    program.unlink()
    only("docs/zh/fifo.md:7: there is no examples/fifo.py", unrun(site))
