"""Each mistake that an author can make is made, in a copy of a small site, and is told with file, line and what to do."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from book import blocks, consistency, pages
from harness import pythons
from harness.paths import ROOT
from harness.system import LINUX

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
        shutil.copy(file, tmp_path / "examples")
    (tmp_path / "docs/assets/diagrams").mkdir(parents=True)
    shutil.copy(SITE / "queue.svg", tmp_path / "docs/assets/diagrams")
    return tmp_path


def books(root):
    """What all accounts say of a site that is small on purpose."""
    said = [line for account in consistency.EVERY for line in account(root)]
    return [line for line in said if "no page uses the check" not in line and "at least" not in line]


@pytest.fixture
def judged():
    """What the tests of a site's pages say, under one start method."""
    from conftest import runner

    own = pythons.own()
    python = dataclasses.replace(own, methods=own.methods[:1])

    def verdicts(root):
        site = pages.every(root)
        return [
            f"{page.path.relative_to(root)}:{block.line}: {wrong}"
            for page in site
            for block in page.blocks
            if (wrong := blocks.judge(root, site, block, runner, python))
        ]

    return verdicts


def edit(root, path, old, new):
    """Make the mistake; the text that it changes must be there."""
    file = root / path
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_small_site_is_right(site, judged):
    assert books(site) == []
    assert judged(site) == []


IN_THE_BOOKS = {
    "a page without its twin": (
        lambda root: (root / "docs/zh/new.md").write_text("# 新 { #new }\n", "utf-8"),
        "docs/zh/new.md:1: has no twin; write docs/en/new.md",
    ),
    "a heading that only one twin has": (
        lambda root: edit(root, "docs/en/fifo.md", "- See", "## More { #more }\n\n- See"),
        "docs/en/fifo.md:18: only the English page has here: heading ## #more",
    ),
    "an anchor that differs": (
        lambda root: edit(root, "docs/zh/fifo.md", "#order", "#ordre"),
        "docs/zh/fifo.md:5: only the Chinese page has here: heading ## #ordre",
    ),
    "a heading without an anchor": (
        lambda root: edit(root, "docs/zh/fifo.md", " { #order }", ""),
        "docs/zh/fifo.md:5: give this heading an anchor",
    ),
    "a fence that only one twin has": (
        lambda root: edit(root, "docs/en/other.md", "```pycon", "```console\nls\n```\n\n```pycon"),
        "docs/en/other.md:3: only the English page has here: console",
    ),
    "a check that only one twin has": (
        lambda root: edit(root, "docs/zh/fifo.md", "<!-- check: fifo, distinct_pids -->\n", ""),
        "docs/en/fifo.md:16: only the English page has here: check",
    ),
    "a list that only one twin has": (
        lambda root: edit(root, "docs/zh/fifo.md", "- 完", "完"),
        "docs/en/fifo.md:19: only the English page has here: item -",
    ),
    "a snippet that does not exist": (
        lambda root: edit(root, "docs/zh/fifo.md", "fifo.py", "fito.py"),
        "docs/zh/fifo.md:7: there is no examples/fito.py; did you mean fifo.py?",
    ),
    "an example shown nowhere": (
        lambda root: shutil.copy(root / "examples/fifo.py", root / "examples/lonely.py"),
        "examples/lonely.py:1: no page shows it",
    ),
    "an example without a transcript": (
        lambda root: (root / "examples/fifo.out").unlink(),
        "examples/fifo.py:1: has no transcript; run nox -s record -- fifo",
    ),
    "a transcript whose program is gone": (
        lambda root: (root / "examples/fifo.py").rename(root / "examples/lifo.py"),
        "examples/fifo.out:1: its program fifo.py is gone",
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
        "docs/en/fifo.md:13: only the English page has here: transcript unordered: fifo.out",
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
        "docs/zh/fifo.md:21: only the Chinese page has here: diagram process: queue",
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
    "a marker without its item": (
        lambda root: [edit(root, f"docs/{lang}/fifo.md", "1. ", "") for lang in WORDS],
        "docs/en/fifo.md:7: fifo.py has 1 markers and the list under it 0 items",
    ),
    "an item without its marker": (
        lambda root: edit(root, "examples/fifo.py", "  # (1)!", "  # (2)!"),
        "examples/fifo.py:1: markers are [2]",
    ),
    "a broken link": (
        lambda root: edit(root, "docs/zh/fifo.md", "other.md", "othre.md"),
        "docs/zh/fifo.md:18: links to othre.md#there, and there is no such file",
    ),
    "a broken anchor": (
        lambda root: edit(root, "docs/en/fifo.md", "#there", "#their"),
        "docs/en/fifo.md:18: links to other.md#their, and that page has no such anchor; did you mean #there?",
    ),
    "a section that nobody asks for": (
        lambda root: edit(root, "docs/en/asked.toml", '"fifo#order" = ["who is first"]', '"fifo#order" = []'),
        "docs/en/fifo.md:5: nobody asks for this section; write into docs/en/asked.toml",
    ),
    "readers' words for no section": (
        lambda root: edit(root, "docs/zh/asked.toml", "fifo#order", "fifo#odrer"),
        "docs/zh/asked.toml:2: there is no section fifo#odrer; did you mean fifo#order?",
    ),
    "readers' words that are no list": (
        lambda root: edit(root, "docs/zh/asked.toml", '["who is first"]', '"who is first"'),
        'docs/zh/asked.toml:2: write the phrases of fifo#order as a list: ["...", "..."]',
    ),
    "readers' words that cannot be read": (
        lambda root: edit(root, "docs/zh/asked.toml", '["who is first"]', '["who is first'),
        "docs/zh/asked.toml:2: Illegal character",
    ),
    "readers' words that are missing": (
        lambda root: (root / "docs/zh/asked.toml").unlink(),
        "docs/zh/other.md:1: nobody asks for this section",
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


@pytest.mark.parametrize("mistake", IN_THE_BOOKS)
def test_the_books_tell(site, mistake):
    make, told = IN_THE_BOOKS[mistake]
    make(site)
    assert any(told in line for line in books(site)), "\n".join(["nobody said so; said was:", *books(site)])


def test_a_check_that_no_page_uses_is_told():
    unused = [line for line in consistency.claims(ROOT / "tests") if "no page uses the check 'fifo'" in line]
    assert unused and unused[0].startswith("harness/checks.py:")


IN_A_RUN = {
    "a transcript that says something else": (
        lambda root: edit(root, "examples/fifo.out", "got 2", "got 3"),
        ["docs/zh/fifo.md:13: python fifo.py (", "-    got 3\n+    got 2", "nox -s record -- fifo"],
    ),
    "a line dropped from the transcript": (
        lambda root: edit(root, "examples/fifo.out", "] put 1\n", "] put 0\n"),
        ["did not say what examples/fifo.out says"],
    ),
    "text that is not in the transcript": (
        lambda root: edit(root, "examples/fifo.py", "    child.join()", '    say("more")\n    child.join()'),
        ["+    more"],
    ),
    "an order swapped": (
        lambda root: edit(
            root, "examples/fifo.py", 'range(3):\n        say(f"put', '(1, 0, 2):\n        say(f"put'
        ),
        ["did not say what examples/fifo.out says"],
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
        ["does not bear out 'distinct_pids'", "did not say what examples/fifo.out says"],
    ),
    "another exit status": (
        lambda root: edit(
            root, "examples/fifo.py", '{child.exitcode}")', '{child.exitcode}")\n    raise SystemExit(3)'
        ),
        ["-exit status 0\n+exit status 3"],
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
            '    while child.is_alive():\n        pass\n    say("child exited with 0")\n    Process(target=print).start()',
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
        lambda root: edit(root, "docs/zh/other.md", "\n2\n", "\n3\n"),
        ["docs/zh/other.md:3: this session says something else", "Expected:\n    3\nGot:\n    2"],
    ),
}


# Only where processes are seen one by one: elsewhere it hangs for a minute, and what it left has no name.
linux = pytest.mark.skipif(not LINUX, reason="processes are known through /proc, on Linux")
LINUX_ONLY = ("a process left behind", "a program that hangs")


@pytest.mark.parametrize(
    "mistake", [pytest.param(name, marks=linux if name in LINUX_ONLY else ()) for name in IN_A_RUN]
)
def test_the_run_tells(site, judged, mistake):
    make, told = IN_A_RUN[mistake]
    make(site)
    said = "\n".join(judged(site))
    for part in told:
        assert part in said


def test_a_segment_left_behind_is_told(site, judged):
    leak = (
        "    from multiprocessing import resource_tracker, shared_memory\n"
        "    block = shared_memory.SharedMemory(create=True, size=8)\n"
        "    resource_tracker.unregister(block._name, 'shared_memory')\n"
    )
    edit(site, "examples/fifo.py", "    child.join()\n", f"    child.join()\n{leak}")
    assert "it left behind the shared memory /psm_" in "\n".join(judged(site))
