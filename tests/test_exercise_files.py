"""What an author of an exercise may get wrong: each mistake is one message."""

import shutil
from pathlib import Path

import pytest

from book import exercises, index

SITE = Path(__file__).parent / "site"
PAGE = """\
# Page {{ #page }}

## {title} {{ #in-order }}

```python
--8<-- "exercises/page/in_order.py"
```

```transcript
--8<-- "exercises/page/in_order.out"
```
<!-- check: fifo -->
"""
TOML = """\
[in_order]
kind = "mend"
helps = "page#in-order"

[[in_order.hints]]
on = "fifo"
zh = "后进先出了。"
en = "Last in, first out."
wrong = ["lifo"]
"""
FILE = "examples/exercises/page.toml"


@pytest.fixture
def root(tmp_path):
    """A project with one exercise."""
    folder = tmp_path / "examples/exercises/page"
    folder.mkdir(parents=True)
    for name, file in {
        "in_order.py": "fifo.py",
        "in_order.out": "fifo.out",
        "in_order.starter.py": "fifo.py",
        "in_order.wrong_lifo.py": "fifo.py",
    }.items():
        shutil.copyfile(SITE / file, folder / name)
    (tmp_path / FILE).write_text(TOML, "utf-8")
    for language, title in {"zh": "顺序", "en": "Order"}.items():
        page = tmp_path / f"docs/{language}/page.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(title=title), "utf-8")
    return tmp_path


def told(root):
    return [str(fault) for fault, _ in exercises.account(index.load(root))]


def test_an_exercise_is_put_together_from_its_page_and_its_file(root):
    assert told(root) == []
    (exercise,) = exercises.gather(index.load(root), "https://example.org/")
    assert exercise.title == {"zh": "顺序", "en": "Order"}
    assert exercise.page == {
        "zh": "https://example.org/page/#in-order",
        "en": "https://example.org/en/page/#in-order",
    }
    assert exercise.helps["en"] == (
        "Order\n  https://example.org/en/page/#in-order\n  offline: en/page/index.html#in-order"
    )
    assert exercise.checks == ("fifo",) and exercise.order == "process" and not exercise.program
    assert exercise.expected.keys() == {""} and exercise.hints[0].wrong == ("lifo",)


def test_a_solution_that_cannot_be_read_is_left_to_its_own_test(root):
    (root / "examples/exercises/page/in_order.py").write_text("def work(:\n", "utf-8")
    assert told(root) == []
    (exercise,) = exercises.gather(index.load(root), "https://example.org/")
    assert exercise.habits == ()


def edited(old, new):
    return lambda root: (root / FILE).write_text(TOML.replace(old, new), "utf-8")


def removed(name):
    return lambda root: (root / "examples/exercises/page" / name).unlink()


def copied(name):
    return lambda root: shutil.copyfile(SITE / "fifo.py", root / "examples/exercises/page" / name)


def repeated(root):
    """Another chapter with an exercise of the same name."""
    shutil.copytree(root / "examples/exercises/page", root / "examples/exercises/other")
    (root / "examples/exercises/other.toml").write_text(TOML.replace("page#", "other#"), "utf-8")
    for language in ("zh", "en"):
        page = root / f"docs/{language}/page.md"
        page.with_name("other.md").write_text(page.read_text("utf-8").replace("/page/", "/other/"), "utf-8")


def checked_as(name):
    def change(root):
        page = root / "docs/en/page.md"
        page.write_text(
            f"{page.read_text('utf-8')}\n```console\n$ python check.py {name} my.py\n```\n", "utf-8"
        )

    return change


FIELDS = ", ".join(sorted(exercises.FIELDS))
MISTAKES = {
    "no TOML": (edited("[in_order]", "[in_order"), f"{FILE}:1: is not TOML: "),
    "a field that there is not": (
        edited("kind", "sort"),
        f"{FILE}:1: in_order: write {FIELDS}, and nothing else",
    ),
    "a field that is mistyped": (
        edited('kind = "mend"', 'kind = "mend"\nchilden = 2'),
        f"{FILE}:1: in_order: has 'childen'; did you mean children?",
    ),
    "a number of children in quotes": (
        edited('kind = "mend"', 'kind = "mend"\nchildren = "2"'),
        "children is a number; write it without quotes",
    ),
    "true in quotes": (
        edited('kind = "mend"', 'kind = "mend"\nexactly = "false"'),
        "exactly is true or false; write it without quotes",
    ),
    "a kind that there is not": (edited("mend", "bend"), "its kind is 'bend'; write one of foretell, mend"),
    "no program": (removed("in_order.py"), "there is no examples/exercises/page/in_order.py; write the"),
    "no transcript": (removed("in_order.out"), "has no transcript; nox -s record -- exercises/page/in_order"),
    "no section": (edited("page#in-order", "page#out"), "there is no section page#out; name one, such as"),
    "a hint on what is never found": (edited('"fifo"', '"lifo"'), "a hint is on 'lifo'; write one of"),
    "a hint in one language": (
        edited("zh = ", "fr = "),
        "a hint has en, helps, on, printed, source, wrong, zh;",
    ),
    "a number in one language of a hint": (
        edited("Last in", "Last 2 in"),
        "a hint has 2 in one language only: Last 2 in, first out.; mend one of the two",
    ),
    "a call in one language of a hint": (
        edited("后进", "get() 后进"),
        "a hint has get() in one language only",
    ),
    "nothing to begin with": (removed("in_order.starter.py"), "there is no in_order.starter.py to begin"),
    "a wrong answer without its file": (removed("in_order.wrong_lifo.py"), "wrong_lifo is a file or is"),
    "a wrong answer without a hint": (copied("in_order.wrong_sorted.py"), "wrong_sorted is a file or is"),
    "no wrong answer": (
        lambda root: [
            edited('wrong = ["lifo"]', "wrong = []")(root),
            removed("in_order.wrong_lifo.py")(root),
        ],
        "no hint is of a wrong answer; write the one that learners give first",
    ),
    "a name that another chapter has": (repeated, "in_order: is an exercise of other already, by which"),
    "another exercise's check": (
        checked_as("at_once"),
        "docs/en/page.md:14: checks at_once in the section of in_order; write the latter",
    ),
    "an attempt at nothing": (copied("at_once.starter.py"), "has no exercise at_once; write it there"),
    "a program that its file does not have": (
        copied("at_once.py"),
        "at_once.py:1: examples/exercises/page.toml has no exercise at_once; write it there",
    ),
    "an entry that is lost, with all its files there": (
        lambda root: (root / FILE).write_text("", "utf-8"),
        "in_order.py:1: examples/exercises/page.toml has no exercise in_order; write it there",
    ),
    "a page that does not show it": (
        lambda root: (root / "docs/en/page.md").write_text("# Page { #page }\n", "utf-8"),
        "no section #in-order shows exercises/page/in_order.py; show it in both languages",
    ),
    "a transcript of one version": (
        lambda root: shutil.copyfile(SITE / "fifo.out", root / "examples/exercises/page/in_order.py314.out"),
        "in_order.py314.out is for some versions only; let it print the same on all",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told(root, mistake):
    make, message = MISTAKES[mistake]
    make(root)
    faults = told(root)
    assert message in faults[0] and len(faults) == 1, faults


def test_a_wrong_answer_whose_file_is_gone_is_told_once(root):
    """It is of the same example as the fence that shows the file, which a fault of its own is about."""
    removed("in_order.wrong_lifo.py")(root)
    ((_, about),) = exercises.account(index.load(root))
    assert "exercises/page/in_order" in about
