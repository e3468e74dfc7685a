"""The linter of Chinese corrects what is wrong and leaves code alone."""

import pytest

from book import chinese


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("用`Pool`写Python程序,共3个进程. ", "用 `Pool` 写 Python 程序，共 3 个进程。"),
        ("“队列”里的 `args=(1)`是元组(tuple)", "「队列」里的 `args=(1)` 是元组（tuple）"),
        ("见[下一页](a.md#b) ，「 哨兵 」", "见[下一页](a.md#b)，「哨兵」"),
        ("共有３个，[[runs]]次", "共有 3 个，[[runs]] 次"),
        ("说‘用Queue’", "说『用 Queue』"),
    ],
)
def test_corrects(wrong, right):
    assert chinese.correct(wrong) == right
    assert chinese.correct(right) == right


@pytest.mark.parametrize(
    "line",
    [
        "## `close()`：Cannot close a process while it is still running { #close }",
        '`print(f"{a},{b}")` 和 `x=[1,2]`，见 [`get()`](a.md#get)。',
        "In English, “quoted” (so).",
    ],
)
def test_leaves(line):
    assert chinese.correct(line) == line


def test_page(tmp_path):
    text = '# 队列\n\n一段话在这里\n又断开了。\n\n```pycon\n>>> "你好,Queue"\n```\n\n用Queue。\n'
    right, wrong = chinese.check_markdown(tmp_path / "page.md", text)
    assert right.endswith('>>> "你好,Queue"\n```\n\n用 Queue。\n')
    assert [line for line, _ in wrong] == [10, 3]


def test_files_that_cannot_be_read_are_told_and_the_others_corrected(tmp_path):
    folder = tmp_path / "docs/zh"
    folder.mkdir(parents=True)
    (folder / "a.md").write_bytes(b"# \xff\n")
    (folder / "b.md").mkdir()
    (folder / "c.md").write_text("用Queue。\n", "utf-8")
    assert [str(fault) for fault in chinese.faults(fix=True, root=tmp_path)] == [
        "docs/zh/a.md:1: is not UTF-8: it has the byte 0xff here; save it as UTF-8",
        "docs/zh/b.md:1: cannot be read: Is a directory",
    ]
    assert (folder / "c.md").read_text("utf-8") == "用 Queue。\n"
