"""The catalogue of errors: what can be wrong with it is told, and what its boxes show."""

import shutil
from pathlib import Path

import pytest
from markdown import Markdown

from book import catalogue, consistency, index, proof
from harness import examples
from harness.fault import FaultError
from harness.paths import ROOT
from learner.hanging import STANDS

PAGE = """# {0} {{ #top }}

## {1} {{ #twice }}

<!-- error: twice -->

```python
--8<-- "start_twice.py"
```

```transcript
--8<-- "start_twice.out"
```

## {1} 2 {{ #echo }}

<!-- error: echo -->

<!-- errors -->
"""
DATA = """[twice]
family = "calls"
kind = "certain"
texts = ["AssertionError: cannot start a process twice"]
programs = ["start_twice"]
works = ["start_twice"]
confused = ["echo"]

[echo]
family = "calls"
kind = "consequence"
texts = ["EOFError"]
frames = ["connection.recv"]
framed = true
causes = ["twice"]
old = ["EOFError: of old"]
source = "https://example.org/"
"""


@pytest.fixture
def root(tmp_path):
    """A small project with a catalogue of two entries, of which one has a program."""
    for language, words in (("zh", ("报错", "启动两次")), ("en", ("Errors", "Twice"))):
        folder = tmp_path / "docs" / language
        folder.mkdir(parents=True)
        (folder / "errors-calls.md").write_text(PAGE.format(*words), "utf-8")
    (tmp_path / "docs/errors.toml").write_text(DATA, "utf-8")
    (tmp_path / "examples").mkdir()
    for name in ("start_twice.py", "start_twice.out"):
        shutil.copyfile(ROOT / "examples/process" / name, tmp_path / "examples" / name)
    entry = proof.Entry("")
    for version in ("3.9.18", "3.14.10"):
        entry.add("spawn", "start_twice.out", version, 1)
    seen = {"pythons": ["3.9.18", "3.14.10"], "system": "Linux", "date": "2026-11-25"}
    proof.save(proof.Proof(**seen, examples={"start_twice": entry}), tmp_path)
    return tmp_path


def faults(root: Path) -> list[str]:
    """What is wrong with the catalogue of a project."""
    return [str(fault) for fault, _ in consistency.found_by(catalogue.account, index.load(root))]


def test_it_is_right(root):
    assert faults(root) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"calls"\nkind = "certain"', '"call"\nkind = "certain"', "twice: there is no family 'call'; did"),
        ('"certain"', '"sure"', "twice: there is no kind 'sure'; there is certain, cause, consequence"),
        ("cannot start a process twice", "cannot start twice", "twice: no transcript of start_twice has"),
        ('["AssertionError: cannot start a process twice"]', "[]", "twice: has no texts"),
        ("AssertionError: cannot", "… cannot", "twice: the text '… cannot start a"),
        ('programs = ["start_twice"]', 'programs = ["start"]', "twice: there is no examples/start.py"),
        ('programs = ["start_twice"]\n', "", "twice: has no programs"),
        ('source = "https://example.org/"', "", "echo: has no programs"),
        ('confused = ["echo"]', 'confused = ["eco"]', "twice: confused names 'eco', and there"),
        ('"consequence"', '"cause"', "echo: has causes and is no consequence"),
        ('frames = ["connection.recv"]\n', "", "echo: is framed and has no frames"),
        ('"connection.recv"', '"connection.receive"', "echo: the standard library has no"),
        ("framed = true", "famed = true", "errors.toml:9: echo has 'famed'; did you mean framed?"),
        ("framed = true", "at_call = true", "echo: is at_call and not framed"),
        ("framed = true", 'framed = "yes"', "errors.toml:9: echo: framed is true"),
        ("[echo]", "[echos]", "other such entry; did you mean echos?"),
        ("[echo]", "[echo", "errors.toml:9: is not TOML"),
        ('"calls"\nkind = "cons', '"pipes"\nkind = "cons', "docs/zh/errors-pipes.md has no"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(root, old, new, told):
    file = root / "docs/errors.toml"
    text = file.read_text("utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert told in faults(root)[0]


def test_an_entry_of_no_family_is_told_once(root):
    file = root / "docs/errors.toml"
    file.write_text(file.read_text("utf-8").replace('"calls"', '"call"', 1), "utf-8")
    assert len(faults(root)) == 1, faults(root)


ALL = "\n".join(f'"{call}" = ["errors-calls#twice"]' for call in STANDS)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"join" =', '"joins" =', "knows no call 'joins' that waits; did you mean join?"),
        ('"join" =', '# "join" =', "says nothing of join,"),
        ('"join" = ["errors-calls#twice"]', '"join" = "errors-calls#twice"', "join is a list of sections"),
        (
            '"join" = ["errors-calls#twice"]',
            '"join" = ["errors-calls#once"]',
            "no section errors-calls#once;",
        ),
    ],
)
def test_what_is_wrong_with_hangs_is_told(root, old, new, told):
    file = root / catalogue.HANGS
    file.write_text(ALL, "utf-8")
    assert faults(root) == []
    assert ALL.count(old) == 1
    file.write_text(ALL.replace(old, new), "utf-8")
    (fault,) = faults(root)
    assert fault.startswith("docs/hangs.toml:1: ") and told in fault


def test_facts_stand_in_their_own_section(root):
    for language in ("zh", "en"):
        file = root / "docs" / language / "errors-calls.md"
        text = file.read_text("utf-8").replace("<!-- error: echo -->", "<!-- error: twice -->")
        file.write_text(text, "utf-8")
    assert "echo: its section in docs/zh/errors-calls.md has no <!-- error: echo -->" in faults(root)[0]
    assert "the facts of twice stand in errors-calls.md#twice only; link there" in faults(root)[1]


def test_what_two_entries_print_is_told(root):
    file = root / "docs/errors.toml"
    more = """
[other]
family = "calls"
kind = "certain"
texts = ["child.start()"]
programs = ["start_twice"]
"""
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    assert "other: docs/zh/errors-calls.md has no section" in faults(root)[0]


def html(root: Path, language: str, source: str, page: str = "errors-calls") -> str:
    options = {"language": language, "root": str(root), "page": f"docs/{language}/{page}.md"}
    extensions = ["attr_list", "md_in_html", "book.extension"]
    return Markdown(extensions=extensions, extension_configs={"book.extension": options}).convert(source)


def test_a_box_tells_the_facts(root):
    shown = html(root, "en", "<!-- error: twice -->")
    assert (
        "<code>AssertionError: cannot start a process twice</code>: seen on Python 3.9–3.14 (<code>spawn"
        in shown
    )
    assert '<a href="errors-calls.md#twice"><code>start_twice.py</code></a>' in shown
    assert '<a href="errors-calls.md#echo">Twice 2</a>' in shown
    shown = html(root, "zh", "<!-- error: echo -->")
    assert '<a href="https://example.org/">' in shown
    assert "<code>EOFError: of old</code>" in shown


def test_a_transcript_leads_to_the_errors_that_it_shows(root):
    transcript = '```transcript\n--8<-- "start_twice.out"\n```\n<!-- check: fails -->\n'
    program = '```python\n--8<-- "start_twice.py"\n```\n\n'
    shown = html(root, "en", f"{program}{transcript}\n{transcript}", "process")
    # Once for a page, and to the entry that is printed.
    assert shown.count('<a href="errors-calls.md#twice">Twice</a>') == 1
    assert "errors-calls.md#twice" not in html(root, "en", f"{program}{transcript}")
    output = root / "examples/start_twice.out"
    output.write_text("$ python start_twice.py\n[1] done\n", "utf-8")
    assert "errors-calls.md#twice" not in html(root, "en", f"{program}{transcript}", "process")


def test_the_list_has_every_text(root):
    shown = html(root, "en", "<!-- errors -->")
    assert (
        shown.index("AssertionError: cannot") < shown.index("<code>EOFError</code>") < shown.index("of old")
    )


def test_a_heading_is_shown_as_it_is_and_after_a_colon_of_its_language(root):
    for language in ("zh", "en"):
        file = root / f"docs/{language}/errors-calls.md"
        text = file.read_text("utf-8").replace(" 2 { #echo }", " `__spec__` { #echo }")
        file.write_text(text, "utf-8")
    assert '</code>: <a href="errors-calls.md#echo">Twice __spec__</a>' in html(root, "en", "<!-- errors -->")
    assert '</code>：<a href="errors-calls.md#echo">启动两次 __spec__</a>' in html(
        root, "zh", "<!-- errors -->"
    )


def test_a_run_holds_frames(root):
    run = """Traceback (most recent call last):
  File "/usr/lib/python3.11/multiprocessing/process.py", line 115, in start
    assert self._popen is None, 'cannot start a process twice'
AssertionError: cannot start a process twice
"""
    [example] = examples.find(root)
    assert list(catalogue.misread(example, root, run)) == []
    file = root / "docs/errors.toml"
    framed = 'programs = ["start_twice"]\nframed = true\nframes = ["process.{}"]'
    text = file.read_text("utf-8")
    file.write_text(text.replace('programs = ["start_twice"]', framed.format("start")), "utf-8")
    assert list(catalogue.misread(example, root, run)) == []
    file.write_text(text.replace('programs = ["start_twice"]', framed.format("join")), "utf-8")
    [fault] = catalogue.misread(example, root, run)
    assert "prints it in a traceback that has none of its frames; name one that it has" in fault.text


def test_what_parts_columns_is_in_no_value(root):
    entries = catalogue.load(root).values()
    with pytest.raises(FaultError, match=r"title has \| or ~"):
        catalogue.columns(entries, [{"title": "Twice"}, {"title": "Echo | again"}])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("RuntimeError: context has already been set", "context has already be"),
        # The class of a short message; a text that is a class; what tells that it is ours; what is in quotes.
        ("AssertionError: lock is not owned", "AssertionError: lockisnotowned"),
        ("concurrent.futures._base.CancelledError", "concurrent.futures._base.CancelledError"),
        ("OSError: a long message that goes on after what tells", "a long message that go"),
        (
            ".buf[…TypeError: 'NoneType' object does not support item assignment",
            ".buf[…TypeError:'NoneType'objectdoes",
        ),
        (
            "no word of this message is of ours, but a process",
            "nowordofthismessageisofours,butaprocess",
        ),
        (
            "TypeError: got an unexpected keyword argument 'context'",
            "gotanunexpectedkeywordargument'context'",
        ),
    ],
)
def test_the_finder_needs_the_beginning_of_a_text(text, told):
    assert catalogue.Entry("word", 1, texts=(text,)).known.texts == (told,)
