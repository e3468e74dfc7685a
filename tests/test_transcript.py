"""The shape of a session: what it holds fast, and what it forgives."""

import pytest

from harness.transcript import clean, fold, parse

FIFO = """\
$ python fifo.py
[100] child is pid 101
[101] put 0
[101] put 1
[100] got 0
[100] got 1
[100] child exited with 0
"""
TWINS = """\
$ python workers.py
[200] start
[201] worker 0, counter is 1
[202] worker 1, counter is 1
[200] joined after 0.31 s
"""
SILENT = """\
$ python pool.py
[300] task 0 ran in pid 301
[300] task 1 ran in pid 301
[300] task 2 ran in pid 302
[310] child of pid 301
"""
DEEP = """\
$ python deep.py
[400] RecursionError: Stack overflow (used 8156 kB) while pickling an object
"""


def shape(text, order="process"):
    (session,) = parse(text)
    return session.shape(order)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        pytest.param(FIFO, "got 0\n[100] got 1", "got 1\n[100] got 0", id="another order within a process"),
        pytest.param(FIFO, "pid 101", "pid 999", id="a PID that nobody has"),
        pytest.param(FIFO, "101", "100", id="the child ran in the parent"),
        pytest.param(FIFO, "[100] got 1\n", "", id="a line missing"),
        pytest.param(FIFO, "[101] put 1", "[100] put 1", id="a line said by another process"),
        pytest.param(FIFO, "exited with 0\n", "exited with 0\nexit status 1\n", id="another exit status"),
        pytest.param(FIFO, "put 1\n", "put 1\nTraceback\n", id="a traceback"),
        pytest.param(TWINS, "202", "201", id="two workers share a PID"),
        pytest.param(TWINS, "1, counter is 1", "1, counter is 2", id="another value"),
        pytest.param(SILENT, "task 0 ran in pid 301", "task 0 ran in pid 303", id="a process that is silent"),
        pytest.param(SILENT, "task 1 ran in pid 301", "task 1 ran in pid 302", id="one silent for another"),
        pytest.param(SILENT, "task 2 ran in pid 302", "task 2 ran in pid 301", id="two silent ones are one"),
        pytest.param(SILENT, "child of pid 301", "child of pid 302", id="a silent one, to another process"),
        pytest.param(TWINS, "[200] start", "[200] start pid 201", id="a mention more"),
    ],
)
def test_holds_fast(text, old, new):
    assert old in text
    assert shape(text.replace(old, new)) != shape(text)


def test_tells_apart_whose_pid_is_meant():
    one = "$ python x.py\n[1] pid 2 wins\n[2] even\n[3] odd\n"
    assert shape(one) != shape(one.replace("pid 2", "pid 3"))


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        pytest.param(
            FIFO, "[101] put 1\n[100] got 0", "[100] got 0\n[101] put 1", id="the order between processes"
        ),
        pytest.param(FIFO, "10", "777", id="other PIDs"),
        pytest.param(
            TWINS,
            "[201] worker 0, counter is 1\n[202] worker 1",
            "[202] worker 0, counter is 1\n[201] worker 1",
            id="which of two twins",
        ),
        pytest.param(SILENT, "pid 301", "pid 555", id="another PID of a silent process"),
        pytest.param(TWINS, "0.31 s", "12.5 s", id="a duration"),
        pytest.param(DEEP, "8156 kB", "4071 kB", id="how large a stack is"),
    ],
)
def test_forgives(text, old, new):
    assert old in text
    assert shape(text.replace(old, new)) == shape(text)


def test_whose_pid_counts_where_the_order_is_fixed_but_not_where_any_process_may_speak():
    other = SILENT.replace("task 1 ran in pid 301", "task 1 ran in pid 302")
    assert shape(other, "exact") != shape(SILENT, "exact")
    assert shape(other, "sequence") == shape(SILENT, "sequence")
    assert shape(other, "unordered") == shape(SILENT, "unordered")


def test_exact_forgives_no_order_between_processes():
    swapped = FIFO.replace("[101] put 1\n[100] got 0", "[100] got 0\n[101] put 1")
    assert shape(swapped, "exact") != shape(FIFO, "exact")
    assert shape(FIFO.replace("10", "777"), "exact") == shape(FIFO, "exact")


def test_sequence_forgives_who_speaks_but_no_order():
    assert shape(FIFO.replace("[101] put 1", "[100] put 1"), "sequence") == shape(FIFO, "sequence")
    assert shape(FIFO.replace("[101] put 1\n[100] got 0", "[100] got 0\n[101] put 1"), "sequence") != shape(
        FIFO, "sequence"
    )


def test_unordered_forgives_all_order_but_no_line():
    lines = FIFO.splitlines()
    turned = "\n".join([lines[0], *reversed(lines[1:])]) + "\n"
    assert shape(turned, "unordered") == shape(FIFO, "unordered")
    assert shape(FIFO.replace("[101] put 1\n", ""), "unordered") != shape(FIFO, "unordered")


def test_several_sessions_and_back():
    assert "".join(map(str, parse(FIFO + TWINS))) == FIFO + TWINS


def test_a_transcript_begins_with_its_command():
    with pytest.raises(ValueError, match="begins with its command"):
        parse("[1] hello\n")


def test_clean_keeps_the_example_and_folds_the_library():
    raw = (
        "Traceback (most recent call last):\r\n"
        '  File "/tmp/a/x.py", line 3, in <module>\r\n'
        "    pool.map(f, [1])  # (1)!\r\n    ~~~~~~~~^^^^^^^^\r\n"
        '  File "/usr/lib/python3.13/multiprocessing/pool.py", line 367, in map\r\n    return self._map()\r\n'
        '  File "<string>", line 1, in <module>\r\n'
        "ValueError: no\r\n"
        "/usr/lib/python3.13/multiprocessing/popen_fork.py:67: DeprecationWarning: fork\r\n"
    )
    assert clean(raw, "/tmp/a") == (
        "Traceback (most recent call last):\n"
        '  File "x.py", line 3, in <module>\n    pool.map(f, [1])\n  ...\n'
        "ValueError: no\npopen_fork.py: DeprecationWarning: fork"
    )


def test_clean_knows_a_folder_as_faulthandler_writes_it():
    raw = '  File "/tmp/a b \\u591a/x.py", line 3 in work\r\n'
    assert clean(raw, "/tmp/a b 多") == '  File "x.py", line 3 in work'


def test_fold_cuts_what_goes_on_for_ever():
    assert fold("[1] start\n" + "[22] again\nError\n" * 4 + "[23] aga") == "[1] start\n[22] again\nError\n..."
    assert fold("a\nb\nc\nd\ne") == "a\nb\nc\nd\ne"
    long, short = "again\n" + "\n".join("abcd") + "\n", "again\nError\n"
    assert fold(f"start\n{long}{long}ag") == f"start\n{long}..."
    assert fold(f"start\n{long}{long}") == f"start\n{long}{long}"  # four lines are too few
    longer = long + "e\nf\n"
    assert fold(f"start\n{longer}{longer}") == f"start\n{longer}..."  # where a busy machine ended it
    assert fold(f"start\n{longer}\n{longer}") == f"start\n{longer}\n..."  # without its empty line
    assert fold("put 0\nput 1\nput 2\n") == "put 0\nput 1\nput 2\n"
    assert fold(f"start\n{short}{short}ag") == f"start\n{short}{short}ag"
