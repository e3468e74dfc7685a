"""What pages tell machines: a description that ends where a reader would stop, a card whose title is whole."""

import pytest

from harness.run import ROOT
from hooks import machines
from tools import cards


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<h1>T</h1>\n<p>Short &amp; <code>put()</code>\nplain.</p><p>Next.</p>", "Short & put() plain."),
        (f"<p>{'One two. ' * 30}</p>", ("One two. " * 17).strip()),
        (f"<p>{'one two, ' * 30}</p>", f"{('one two, ' * 17).strip(', ')}…"),
        (f"<p>{'onetwo ' * 30}</p>", f"{('onetwo ' * 22).strip()}…"),
        (f"<p>{'队列先进先出。' * 30}</p>", "队列先进先出。" * 22),
        (f"<p>{'队列' * 100}</p>", "队列" * 79 + "队…"),
        (f"<p>{'x' * 90}, and then {'y' * 54} os.getppid() of it</p>", f"{'x' * 90}…"),
        ("<h1>T</h1>", ""),
    ],
)
def test_description(content, told):
    assert machines.description(content) == told
    assert len(told) <= machines.LONGEST


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("进程池", ["进程池"]),
        ("队列：multiprocessing.Queue", ["队列：", "multiprocessing.Queue"]),
        ("全局变量不共享、各有一份、很长", ["全局变量不共享、", "各有一份、很长"]),
        ("A Queue as a global variable", ["A Queue as a", "global variable"]),
    ],
)
def test_lines(title, rows):
    assert cards.lines(title, 200, lambda text: sum(10 if c.isascii() else 20 for c in text)) == rows


def test_stale_cards_are_told(tmp_path):
    folder, page = tmp_path / "docs/assets/cards", tmp_path / "docs/zh/pool.md"
    folder.mkdir(parents=True)
    page.parent.mkdir()
    (folder / "zh-pool.png").write_bytes((ROOT / "docs/assets/cards/zh-pool.png").read_bytes())
    page.write_bytes((ROOT / "docs/zh/pool.md").read_bytes())
    assert cards.wrong(tmp_path) == []
    page.write_text("# `Pool` { #pool }\n", "utf-8")
    (folder / "zh-gone.png").write_bytes(b"")
    assert cards.wrong(tmp_path) == [
        "docs/assets/cards/zh-pool.png:1: should say 'Pool'; run nox -s cards",
        "docs/assets/cards/zh-gone.png:1: has no page; run nox -s cards",
    ]
