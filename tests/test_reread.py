"""What counts as a change of what a section shows, how docs/read.txt merges, and what reread does."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from book import consistency, fingerprints, index, outlived, reread, senses, wording
from book.pages import Page
from harness.history import blob, text_of
from tests import small
from tools import reread as tool

SOURCE = (small.SITE / "fifo.py").read_text("utf-8")
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(not GIT, reason="there is no git here")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("range(3)", "range( 3 )", True),
        ('say(f"put {number}")', "say(\n            f'put {number}',\n        )", True),
        ("queue.put(number)  # (1)!", "queue.put(  # (1)!\n            number\n        )", False),
        ("    queue = Queue()\n", "\n    queue = (Queue())\n\n", True),
        ("import os", "import os  # (1)!", False),
        ("  # (1)!", "  # (2)!", False),
        ("  # (1)!", "", False),
        ("import os", "# needs: Linux\nimport os", False),
        ("range(3)", "range(4)", False),
        ("put {number}", "put  {number}", False),
        ("    child.start()\n", "", False),
    ],
)
def test_a_program_is_known_by_its_tree_and_markers(old, new, same):
    assert old in SOURCE
    assert (fingerprints.tree(SOURCE) == fingerprints.tree(SOURCE.replace(old, new))) == same


def test_a_transcript_is_known_by_its_shape():
    text = (small.SITE / "fifo.out").read_text("utf-8")
    first, last = "[5978] got 0\n", "[5989] put 2\n"
    moved = text.replace(last, "").replace(first, first + last)
    assert moved != text
    assert fingerprints.shapes(text, "process") == fingerprints.shapes(moved.replace("5989", "77"), "process")
    assert fingerprints.shapes(text, "exact") != fingerprints.shapes(moved, "exact")
    assert fingerprints.shapes(text, "process") != fingerprints.shapes(
        text.replace("got 1", "got 7"), "process"
    )


def page(*sections):
    """A page of these sections: an anchor, and the name of the program it shows, if any."""
    fence = '```python\n--8<-- "{}.py"\n```\n'
    return "".join(
        f"# X {{ #{anchor} }}\n\n{fence.format(name) if name else ''}\n" for anchor, name in sections
    )


def test_sections_without_a_program_hang_on_the_one_above_but_for_the_summary():
    text = page(("lead", ""), ("one", "a"), ("two", ""), ("three", "b"), ("four", ""))
    found = reread.places(Page(Path("x.md"), text))
    assert {name: place.anchors for name, place in found.items()} == {
        "one": {"lead", "one", "two"},
        "three": {"three", "four"},
    }
    assert text.splitlines()[found["one"].line - 1] == "# X { #one }"
    text = page(("one", "a"), ("new", "b"), ("summary", ""))
    found = reread.places(Page(Path("x.md"), text))
    assert {name: place.anchors for name, place in found.items()} == {
        name: {name} for name in ("one", "new", "summary")
    }
    none = reread.places(Page(Path("x.md"), page(("lead", ""), ("one", ""))))
    assert {name: place.anchors for name, place in none.items()} == {"lead": {"lead"}, "one": {"one"}}


def test_what_an_exercise_shows_is_read_with_its_words():
    """A starter or a wrong answer that changed may make them false as any program may."""
    shown = ["exercises/x/one.starter.py", "exercises/x/one.wrong_two.txt"]
    fences = "".join(f'```python\n--8<-- "{file}"\n```\n\n' for file in shown)
    found = reread.places(Page(Path("docs/en/x.md"), f"# X {{ #x }}\n\n{fences}"))
    section = reread.Section("x#x", Path(), {"en": found["x"]})
    assert list(section.files) == shown
    old, new = (section.facts(shown[1], text) for text in ("[1] put 0", "[2] put 0"))
    assert old != new


def record(**prints):
    """The record with these fingerprints, each of one section of the page ``queues``."""
    held = {
        f"queues#{name}": {f"queues/{name}.py": fingerprints.Print(prints[name] * 8, "0" * 10)}
        for name in prints
    }
    return reread.text_of(dict.fromkeys(held), held)


BASE = dict(a="0", b="0", c="0")
NEW = dict(a="0", new="1", b="0", c="0")
MERGES = {
    "two neighbours": (BASE | dict(a="1"), BASE | dict(b="2"), BASE | dict(a="1", b="2")),
    "one section twice": (BASE | dict(b="1"), BASE | dict(b="2"), None),
    "a new one above": (NEW, BASE | dict(b="2"), NEW | dict(b="2")),
    "a new one below": (NEW, BASE | dict(a="2"), NEW | dict(a="2")),
    "two new ones": (NEW, BASE | dict(d="2"), NEW | dict(d="2")),
    "a new last one": (BASE | dict(d="1"), BASE | dict(c="2"), BASE | dict(c="2", d="1")),
    "one taken away": (dict(b="0", c="0"), BASE | dict(b="2"), dict(b="2", c="0")),
    "the last taken away": (dict(a="0", b="0"), BASE | dict(b="2"), dict(a="0", b="2")),
}


@needs_git
@pytest.mark.parametrize("what", MERGES)
def test_git_merges_changes_of_two_sections_and_never_two_of_one(tmp_path, what):
    ours, theirs, merged = MERGES[what]
    files = [tmp_path / name for name in ("ours", "base", "theirs")]
    for file, prints in zip(files, (ours, BASE, theirs), strict=True):
        file.write_text(record(**prints))
    done = subprocess.run([str(GIT), "merge-file", *files], capture_output=True, check=False)
    assert (done.returncode == 0) == (merged is not None)
    if merged:
        assert files[0].read_text() == record(**merged)
        return
    (tmp_path / "docs").mkdir()
    files[0].rename(tmp_path / reread.FILE)
    entries, found = reread.load(tmp_path)
    assert set(entries) == {"queues#a", "queues#c"}, "of lines that differ, none counts"
    assert str(found[0]).startswith("docs/read.txt:7: a merge left this: <<<<<<< ")


def faults(project):
    """What is wrong with a small project, a message each."""
    return [str(fault) for fault in consistency.check(index.load(project))]


def git(folder, *words):
    """Run a git command in a folder, whoever the user is, and whatever repository a hook may have named."""
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    subprocess.run([str(GIT), *name, *words], cwd=folder, env=environment, check=True, capture_output=True)


def change(project, old="range(3)", new="range(4)"):
    """Change the program, and record it as if it printed what it did."""
    program = project / "examples/fifo.py"
    program.write_text(program.read_text("utf-8").replace(old, new), "utf-8")
    small.prove(project)


@pytest.fixture
def committed(project):
    """A small project in a repository, one commit old."""
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "as it was")
    return project


@needs_git
def test_the_changed_lines_are_told_where_git_has_the_old_text(committed, tmp_path_factory):
    change(committed)
    (told,) = faults(committed)
    head, *lines = told.splitlines()
    assert head.startswith("docs/zh/page.md:1: page#page shows something else than when its words were read")
    assert [line.strip() for line in lines] == [
        "examples/fifo.py:10",
        "-    for number in range(3):",
        "+    for number in range(4):",
        "-    for _ in range(3):",
        "+    for _ in range(4):",
    ]
    git(committed, "commit", "-qam", "four")
    assert faults(committed) == [told], "the text is two commits old"
    shallow = tmp_path_factory.mktemp("clone")
    git(shallow, "clone", "-q", "--depth=1", committed.as_uri(), "x")
    assert faults(shallow / "x") == [head.replace("fifo.py:10", "fifo.py")]


def test_git_has_no_text_where_there_is_no_repository_or_no_git(tmp_path, monkeypatch):
    assert text_of(tmp_path, "0123456789") is None
    monkeypatch.setenv("PATH", "")
    assert text_of(small.ROOT, blob((small.ROOT / "README.md").read_text("utf-8"))) is None


@pytest.fixture
def typed(project, monkeypatch, capsys):
    """Type a command of reread in the small project; its status, and what it printed."""
    monkeypatch.setattr(tool, "ROOT", project)

    def go(*words):
        try:
            status = tool.main(list(words))
        except SystemExit as error:
            status = error.code
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return go


def test_a_section_is_shown_and_then_renewed(project, typed):
    assert typed() == (0, "reread: 1 sections, 0 to be read\n")
    change(project)
    status, text = typed()
    assert status == 0 and "nox -s reread -- page#page\n" in text and "1 to be read" in text
    status, text = typed("--done", "page#page")
    assert status == 1 and "by the command that ends its text; read it: nox -s reread -- page#page" in text
    status, text = typed("page#page")
    assert status == 0 and "docs/zh/page.md:1" in text and "docs/en/page.md:1" in text
    (command,) = re.findall("^nox -s reread -- (--done .*)", text, re.MULTILINE)
    change(project, "range(4)", "range(5)")
    status, late = typed(*command.split())
    assert status == 1 and "page#page: shows something else by now; read it" in late
    change(project, "range(5)", "range(4)")
    assert typed(*command.split()) == (0, "page#page: read\n")
    assert faults(project) == []


def test_what_is_not_recorded_is_not_read(project, typed):
    program = project / "examples/fifo.py"
    program.write_text(SOURCE.replace("range(3)", "range(4)"), "utf-8")
    assert faults(project) == []
    for words in ([], ["page#page"], ["--done", "page#page@1234"]):
        assert "is not as recorded; run nox -s record -- fifo" in typed(*words)[1]
    program.write_text("def", "utf-8")
    assert faults(project) == []
    assert "cannot read it" in typed("page#page")[1]


def test_a_section_without_its_twin_waits_for_it(project, typed):
    for file in (project / "docs/en/page.md", project / "docs/en/asked.toml"):
        file.write_text(file.read_text("utf-8").replace("#page", "#renamed"), "utf-8")
    right = (project / reread.FILE).read_text("utf-8")
    (told,) = faults(project)
    assert told.startswith("docs/zh/page.md:1: has here: heading # #page")
    assert "docs/en/page.md:1: there is no page#renamed in docs/zh; write it first" in typed("--mend")[1]
    assert (project / reread.FILE).read_text("utf-8") == right


def test_a_section_that_is_renamed_takes_its_line_along(project, typed):
    for language in ("zh", "en"):
        for file in (project / f"docs/{language}/page.md", project / f"docs/{language}/asked.toml"):
            file.write_text(file.read_text("utf-8").replace("#page", "#renamed"), "utf-8")
    append(project, zh="两个。", en="Two.")  # other words: it is known by what it shows
    told = "\n".join(faults(project))
    assert "there is no section page#page, page#renamed shows the same" in told
    assert "1 to be read" in typed("--mend")[1]
    assert "the words of page#renamed fix something else" in "\n".join(faults(project))


@pytest.mark.parametrize("word", ["page", "docs/en/page.md", "page#page", "fifo", "examples/fifo.py"])
def test_ways_to_name_a_section(project, typed, word):
    change(project)
    assert "### page#page" in typed(word)[1]


def test_a_name_that_is_none(typed):
    status, text = typed("page#pgae")
    assert status == 2 and "there is no section 'page#pgae'; there is page#page" in text


@needs_git
def test_the_change_is_shown_and_what_is_gone_is_marked(committed, typed):
    edited = {"zh": "三个数，`number` 是 3，`got 2`，见[三](page.md#page)。\n\n3. 三", "en": "Three numbers."}
    append(committed, **edited)
    change(committed)
    change(committed, "number", "item")
    text = typed("page#page")[1]
    assert '-    for number in range(3):\n-        say(f"put {number}")\n' in text
    assert '+    for item in range(4):\n+        say(f"put {item}")\n' in text
    assert "»三«个数，`»number«` 是 »3«，`got 2`，见[»三«](page.md#page)。\n\n3. »三«" in text
    assert "»Three« numbers." in text


def test_numbers_are_found_in_figures_and_in_words():
    text = "A thousand, 1,000, twice, three; 一千，两倍，三 `two_3 = 2`"
    found = outlived.marked(text, {"1000", "2"})
    assert found == "A »thousand«, »1,000«, »twice«, three; »一千«，»两倍«，三 `two_3 = »2«`"


@needs_git
def test_words_that_outlive_what_they_spoke_of_are_told_and_not_passed_over(committed, typed):
    append(committed, zh="三个数，`number` 是 3。", en="Three numbers, `number` is 3.")
    change(committed)
    (told,) = faults(committed)
    files = [f"docs/{language}/page.md" for language in ("zh", "en")]
    zh, en = (f"{file}:{len((committed / file).read_text('utf-8').splitlines())}" for file in files)
    said = f"三 in {zh}, 3 in {zh}, Three in {en}, 3 in {en}"
    assert f"\n    the words still have {said}; what is shown has that no more, or less often" in told
    (command,) = re.findall("^nox -s reread -- (--done .*)", typed("page#page")[1], re.MULTILINE)
    status, text = typed(*command.split())
    assert status == 1 and "page#page: its words still have 三 in" in text
    assert text.endswith("mend what is no longer true, and for what is, add --keep 3\n")
    assert typed(*command.split(), "--keep", "3") == (0, "page#page: read\n")


@needs_git
def test_what_is_printed_as_before_has_not_gone(committed):
    append(committed, zh="`got 2`：2 个。", en="`got 2`: 2.")
    change(committed, "    queue = Queue()\n", "    queue = Queue(2)\n")
    git(committed, "commit", "-qam", "room for two")
    small.note_as_read(committed)
    change(committed, "Queue(2)", "Queue()")
    (told,) = faults(committed)
    assert "-    queue = Queue(2)" in told and "the words still have" not in told


def test_facts_that_are_reckoned_otherwise_are_no_change(project, typed, monkeypatch):
    monkeypatch.setattr(reread, "shapes", lambda text, order: f"another form of {text}")
    (told,) = faults(project)
    assert told.startswith("docs/read.txt:3: fingerprints are reckoned otherwise by now, 1 of them; nox -s")
    assert "0 to be read" in typed("--mend")[1]
    assert faults(project) == []


OTHER = "fifo.py=01234567:0123456789 zh=01234567:0123456789"
BROKEN = {  # where the record is changed, to what; is the section's line lost by it?
    "twice alike": (".*\n\n$", "\\g<0>page#page\n\\g<0>", False),
    "twice, and they differ": ("page.*\n", f"page#page\n{OTHER}\n\n\\g<0>", True),
    "a conflict": ("\n.*\n\n$", f"\n<<<<<<< a\n{OTHER}\n=======\\g<0>>>>>>>> b\n", True),
    "cut off": (".\n\n$", "", True),
    "no fingerprints": ("\n.*\n\n$", "", True),
    "no name": (".*\n.*\n\n$", "fifo.py=01234567:0123456789", True),
    "no blank line": ("page", "page#gone\nfifo.py=01234567:0123456789\npage", False),
    "not UTF-8": ("\n\n$", "\udcff\n", True),
    "a section that is gone": ("page", "page#gone\nfifo.py=01234567:0123456789\n\npage", False),
    "nothing of one section": (".*\n.*\n\n$", "", True),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_record_is_told_once_and_mended_by_one_command(project, typed, what):
    old, new, lost = BROKEN[what]
    file = project / reread.FILE
    right = file.read_text("utf-8")
    file.write_bytes(re.sub(old, new, right, count=1).encode("utf-8", "surrogateescape"))
    (told,) = faults(project)
    if "page have not been read" not in told:
        assert re.match(r"docs/read\.txt:[3-7]: .*nox -s reread -- --mend", told)
        assert typed("--mend")[0] == 0
    assert (file.read_text("utf-8") == right) == (not lost)
    assert ["the words of page#page have not been read" in text for text in faults(project)] == [True] * lost


def append(project, **texts):
    """Write more on the pages, by language."""
    for language, text in texts.items():
        with (project / f"docs/{language}/page.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")


WORDS = "fix something else than when they were read: docs/zh/page.md, docs/en/page.md"
READ = "read them again, here and at docs/en/page.md:1: nox -s reread -- page#page"


@needs_git
def test_what_words_fix_otherwise_is_told_and_renewed(committed, typed):
    append(committed, zh="`put` 放 3 个，不等。", en="It puts 3 by `put`, and does not wait.")
    small.note_as_read(committed)
    git(committed, "commit", "-qam", "three")
    for language, new in {"zh": "这个方法往队列里送进去 4 个", "en": "put 4"}.items():
        page = committed / f"docs/{language}/page.md"
        page.write_text(re.sub("放 3 个|puts 3", new, page.read_text("utf-8")).replace("does not", "does"))
    (told,) = faults(committed)
    assert told.splitlines() == [
        f"docs/zh/page.md:1: the words of page#page {WORDS}; {READ}",
        *("    docs/zh/page.md", "    -number 3", "    +number 4"),
        *("    docs/en/page.md", "    -number 3", "    +number 4", "    -negations: 1", "    +negations: 0"),
    ]
    text = typed("page#page")[1]
    assert "docs/en/page.md\n-number 3\n+number 4\n" in text and "fifo.out is as it was" in text
    (command,) = re.findall("^nox -s reread -- (--done .*)", text, re.MULTILINE)
    append(committed, zh="五个。", en="Five.")
    assert typed(*command.split()) == (0, "page#page: read\n"), "words may be mended once they are read"
    assert faults(committed) == []
    assert "shows something else by now" in typed(*command.split())[1]


@needs_git
def test_words_that_git_knows_from_another_page_only_are_found(committed):
    """The page was read, then changed elsewhere, and only then committed."""
    append(committed, zh="三个。", en="Three.")
    small.note_as_read(committed)
    append(committed, zh="完。", en="Done.")
    git(committed, "commit", "-qam", "three")
    append(committed, zh="四个。", en="Four.")
    (told,) = faults(committed)
    assert told.count("    +number 4") == 2


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("put `a` and wait for 3.", "Wait for three, after you put `a`.", True),
        ("see `join()`", "look at `join`", True),
        ("[x](a.md#one) and 1,024", "1024, as [before](other.md#one)", True),
        ("[x](a.md#one)", "[x](a.md#two)", False),
        ("It does not wait.", "It never waits.", True),
        ("It doesn't wait.", "It waits.", False),
        ("3 of 4", "4 of 3", False),
        ("`a` after `b`", "`b` after `a`", False),
        ("[[runs]]", "[[date]]", False),
        ("three", "four", False),
        ("<!-- check: fifo -->", "", False),
    ],
)
def test_words_are_known_by_what_they_fix(old, new, same):
    pages = [Page(Path("docs/en/x.md"), f"# X {{ #x }}\n\n{text}\n") for text in (old, new)]
    one, other = (wording.facts(page, 0, len(page.source)) for page in pages)
    assert (one == other) == same


@pytest.mark.parametrize(
    ("text", "count"), [("不会没有", 2), ("未来、非常、别的、区别", 0), ("别放，非零，未满，无限", 4)]
)
def test_chinese_negations(text, count):
    facts = wording.facts(Page(Path("docs/zh/x.md"), text), 0, len(text))
    assert facts == f"negations: {count}"


def test_notes_that_change_places_are_known_and_reworded_ones_are_not():
    def facts(*notes):
        listed = "".join(f"{number}. {note}\n" for number, note in enumerate(notes, 1))
        text = f'```python\n--8<-- "a.py"\n```\n\n{listed}'
        return wording.facts(Page(Path("docs/en/x.md"), text), 0, len(text))

    assert facts("Short.", "Longer.") != facts("Longer.", "Short.")
    assert facts("Even.", "Also.") != facts("Also.", "Even.")
    assert facts("Short.", "Longer.") == facts("Brief.", "Longer by a word.")


def test_two_texts_stand_beside_each_other_whatever_they_are_written_in():
    rows = list(tool.beside(["一二三四五六 ninety"], ["one\ntwo"], 23))
    assert rows == ["一二三四五 | one", "六 ninety  | ", "           | two", "           |"]


@pytest.mark.parametrize(
    ("language", "old", "new", "is_turned"),
    [
        ("en", "The child ends before the parent.", "The child ends after the parent.", True),
        ("en", "The child ends before the parent.", "The parent ends before the child.", True),
        ("en", "The child may end before it.", "The child always ends before it.", True),
        ("en", "It keeps the order.", "It always keeps the order.", True),
        ("en", "The first run is slow.", "The second run is slow.", True),
        ("en", "A worker takes\nthe last item.", "A worker takes the first item.", True),
        ("en", "It returns without a result.", "It returns with a result.", True),
        ("en", "The main process ends.", "The parent ends.", False),
        ("en", "Nobody asks.", "None asks.", False),
        ("en", "The child ends before the parent.", "The parent lives longer than the child.", False),
        ("en", "One waits. Two wait.", "Two wait. One waits.", False),
        ("zh", "子进程一定先结束。", "子进程可能先结束。", True),
        ("zh", "子进程先结束。", "子进程后结束。", True),
        ("zh", "父进程等子进程。", "子进程等父进程。", True),
        ("zh", "第一次很慢。", "第二次很慢。", True),
        ("zh", "最后一项是 0。", "第一项是 0。", True),
        ("zh", "放入队列以后再 `join()`", "放入队列以前再 `join()`", True),
        ("zh", "在 Windows 上慢。", "在 Linux 上慢。", True),
        ("zh", "主进程等着。", "父进程等。", False),
        # A few words in the place of others.
        ("en", "A method returns a proxy at once.", "A method returns a copy at once.", True),
        ("en", "Each task has a generator of its own.", "Each worker has a generator of its own.", True),
        ("en", "A lock that nobody holds is free.", "A lock nobody holds, which is free, is taken.", False),
        ("en", "It ends when the result arrives.", "It ends when it arrives.", False),
        ("zh", "多个进程一起打印。", "几个进程一起打印。", True),
        ("zh", "`submit()` 提交一个任务，立即返回", "`submit()` 提交一个任务，最终返回", True),
        ("zh", "函数按名字送到新进程里", "函数按内容送到新进程里", True),
        ("zh", "队列里只有一项，取走就空了", "取走了唯一的一项，队列就空了", False),
        # Of Chinese a whole clause; some of its characters may be the same.
        ("zh", "进程池坏了，调用的一方就一直等下去", "进程池坏了，调用的一方马上得到异常", True),
        ("zh", "结果要在进程池还在的时候取", "结果要等进程池结束以后取", True),
        ("zh", "引用计数就加一", "引用计数就减一", True),
        ("zh", "任务的参数太大，传起来就很慢", "参数大的任务，传起来就很慢", False),
        # Words that turn it in the place of others, and more; others went only.
        (
            "zh",
            "先等它们全部取走，再放哨兵，父进程最后结束",
            "先等它们全部放好，再放哨兵，子进程最后结束",
            True,
        ),
        (
            "en",
            "It waits until all of them are done, then it ends.",
            "It waits until some of them end.",
            False,
        ),
        (
            "en",
            "A run takes the first of the items from a queue and prints it.",
            "The last is what a run takes of items in a queue and prints.",
            True,
        ),
        # A short sentence; a cell of a row, the rest of which stays.
        ("en", "## Starting it again", "## Recording it again", True),
        ("zh", "守卫把它挡在外面", "守卫里的它照样执行了", True),
        ("en", "Open it.", "Close them.", False),
        ("en", "| globals | its own | the caller's |", "| globals | its own | its own |", True),
        ("zh", "| 全局变量 | 自己的 | 调用者的 |", "| 全局变量 | 自己的 | 自己的 |", True),
        # Parts that change places around what stands between them; one that moves to the front.
        (
            "en",
            "Join the children first and leave the block after that.",
            "Leave the block first and join the children after that.",
            True,
        ),
        ("en", "Settle the order in your program.", "In your program, settle the order.", False),
        ("zh", "先关闭进程池，再等它结束", "先等它结束，再关闭进程池", True),
        ("zh", "小消息，管道比队列快", "小消息，队列比管道快", True),
        ("en", "First join them, then put None.", "First put None, then join them.", True),
        ("en", "`a` is an argument, not a global", "A global is an argument, not `a`", True),
        ("zh", "大表当作 `a` 的参数，不当作任务的参数", "大表当作任务的参数，不当作 `a` 的参数", True),
    ],
)
def test_a_sentence_in_which_only_such_words_are_others_is_turned(language, old, new, is_turned):
    pages = [Page(Path(f"docs/{language}/x.md"), f"# X {{ #x }}\n\n{text}\n") for text in (old, new)]
    before, now = (senses.said(page, 0, len(page.source)) for page in pages)
    assert bool(senses.turned(before, now, language)) == is_turned
    assert not senses.turned(now, now, language)


def test_no_word_has_two_senses():
    for language, families in senses.FAMILIES.items():
        words = [word for family in families for sense in family for word in sense]
        assert len(words) == len({*map(str.lower, words)}), language
        for family in families:
            said = [Page(Path(f"docs/{language}/x.md"), sense[0]) for sense in family]
            assert len({senses.said(page, 0, len(page.source)) for page in said}) == len(family), family


@needs_git
def test_a_turned_sentence_is_told_with_what_it_was(committed, typed, tmp_path_factory):
    append(committed, zh="子进程在 `join()` 以前结束。", en="The child ends before `join()`.")
    small.note_as_read(committed)
    append(committed, zh="父进程等着。", en="The parent waits.")
    git(committed, "commit", "-qam", "two sentences each, of which one was read")
    turn = {"zh": ("以前", "以后"), "en": ("ends before", "ends after")}
    for language, (old, new) in turn.items():
        page = committed / f"docs/{language}/page.md"
        page.write_text(page.read_text("utf-8").replace(old, new).replace("等着", "等着它"), "utf-8")
    (told,) = faults(committed)
    head, *lines = told.splitlines()
    assert re.search(r"fix something else .*: docs/zh/page\.md:\d+, docs/en/page\.md:\d+; read", head)
    assert [line.strip() for line in lines if not line.startswith("    docs")] == [
        *("-子进程在 `join()` 以前结束", "+子进程在 `join()` 以后结束"),
        *("-The child ends before `join()`.", "+The child ends after `join()`."),
    ]
    git(committed, "commit", "-qam", "turned")
    assert faults(committed) == [told]
    shallow = tmp_path_factory.mktemp("clone")
    git(shallow, "clone", "-q", "--depth=1", committed.as_uri(), "x")
    assert faults(shallow / "x") == [head]
    (command,) = re.findall("^nox -s reread -- (--done .*)", typed("page#page")[1], re.MULTILINE)
    assert typed(*command.split()) == (0, "page#page: read\n")
    assert faults(committed) == []
    assert "shows something else by now" in typed(*command.split())[1]


def test_sentences_in_other_words_are_noted_before_a_release(project, typed):
    append(project, zh="子进程先结束。", en="The child ends before it.")
    assert faults(project) == []
    before = (project / reread.FILE).read_text("utf-8")
    assert typed("--mend")[0] == 0 and (project / reread.FILE).read_text("utf-8") == before
    assert typed("--fresh")[0] == 0 and (project / reread.FILE).read_text("utf-8") != before
    page = project / "docs/en/page.md"
    page.write_text(page.read_text("utf-8").replace("before it", "after it"), "utf-8")
    (told,) = faults(project)
    assert "fix something else" in told


def test_marks_are_added_to_a_record_that_has_none(project, typed):
    file = project / reread.FILE
    right = file.read_text("utf-8")
    file.write_text(re.sub(r"(zh|en)=(\w+:\w+):[\w.-]+", r"\1=\2", right), "utf-8")
    (told,) = faults(project)
    assert "fingerprints are reckoned otherwise by now, 1 of them" in told
    assert typed("--mend")[0] == 0 and file.read_text("utf-8") == right
