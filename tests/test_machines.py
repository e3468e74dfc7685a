"""What pages tell machines: a description that ends where a reader would stop."""

import pytest

from hooks import machines


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
