"""Whatever a program does, its run ends within its limits and leaves nothing behind."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness.paths import ROOT
from harness.run import Request, Runner
from harness.supervisor import LIMIT

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are known through /proc, on Linux")


@pytest.fixture
def run(tmp_path):
    numbers = itertools.count()
    with Runner(side_by_side=2) as runner:

        def run(source, command="python x.py", **more):
            program = tmp_path / str(next(numbers)) / "x.py"
            program.parent.mkdir()
            program.write_text(source)
            return runner.run(Request(program, command, **more))

        yield run


def processes(word):
    """Command lines of live processes that have this word."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_text().replace("\0", " ")
        except OSError:
            continue
        if word in line:
            found.append(line)
    return found


@pytest.mark.skipif(os.environ.get("MBE_TERMINAL") == "pipe", reason="MBE_TERMINAL=pipe asks for no terminal")
def test_speaks_to_a_terminal(run):
    seen = run("import sys; print(sys.stdout.isatty(), sys.stdin.read() == '')")
    assert seen.transcript == "$ python x.py\nTrue True\n" and seen.status == 0 and not seen.stopped


def test_a_pipe_serves_where_there_is_no_terminal(run, monkeypatch):
    monkeypatch.setenv("MBE_TERMINAL", "pipe")
    seen = run(
        "import sys, os; print(sys.stdout.isatty()); sys.stdout.flush()\n"
        "print('said before the end', flush=False); os._exit(0)"
    )
    assert seen.said == "False\nsaid before the end"


def test_tells_the_exit_status_as_a_shell_does(run):
    assert run("import os; os.kill(os.getpid(), 15)").status == 128 + 15


def test_nothing_of_our_own_environment_gets_in(run, monkeypatch):
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    assert run("import os; print(os.environ.get('PYTHONUNBUFFERED'))").said == "None"


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_imposes_a_start_method(run, method):
    seen = run(
        "import multiprocessing as m\nif __name__ == '__main__':\n"
        "    print(m.get_start_method(), m.current_process().name)\n    p = m.Process(target=print, args=(1,)); p.start(); p.join()",
        method=method,
    )
    assert seen.said.splitlines() == [f"{method} MainProcess", "1"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("print('x' * 1000)\nwhile True: print('x' * 1000)", "it printed more than 1 MB"),
        ("import threading; threading.Event().wait()", "it hangs: nothing of it has moved for 5 s"),
        (
            "import os, time; os.close(1); os.close(2); time.sleep(600)",
            "it hangs: nothing of it has moved for 5 s",
        ),
        pytest.param(
            "import os, time\nwhile True:\n    if os.fork() == 0: time.sleep(60)",
            "more than 64 processes",
            marks=linux,
        ),
        pytest.param(
            "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
            "the run ended its own supervisor",
            marks=linux,
        ),
        pytest.param(
            "x = b'x' * (5 << 29); import time; time.sleep(60)", "more than 2 GB of memory", marks=linux
        ),
    ],
    ids=["flood", "hang", "silent hang", "fork bomb", "suicide", "memory"],
)
def test_is_stopped(run, source, why):
    began = time.monotonic()
    assert why in run(source).stopped
    assert time.monotonic() - began < LIMIT
    assert run("print('the next run goes on')").said == "the next run goes on"


@linux
def test_names_and_ends_what_a_run_leaves_behind(run):
    source = (
        "import os, time\nopen('log', 'w')\nopen(os.environ['TMPDIR'] + '/t', 'w')\n"
        "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: os.execlp('sleep', 'sleep', '4242')\n    os._exit(0)\n"
        "os.wait(); time.sleep(0.2)"
    )
    left = " ".join(run(source).left)
    assert "the file log" in left and "the temporary file t" in left and "sleep 4242" in left
    assert processes("sleep 4242") == []


def test_what_is_no_text_is_shown_as_what_it_is(run):
    assert run(r"import os; os.write(1, b'\xff\xfe ok\n')").said == r"\xff\xfe ok"
    assert run("").transcript == "$ python x.py\n"


def test_an_interpreter_that_cannot_start(run, tmp_path):
    assert "it could not be run" in run("print(1)", python=str(tmp_path / "no-python")).stopped


def test_timeout_means_alive_and_at_rest(run):
    seen = run("print('waits'); import time; time.sleep(60)", "timeout 1 python x.py")
    assert (seen.status, seen.said, seen.stopped) == (124, "waits", "")
    assert run("print('ends')", "timeout 1 python x.py").status == 0


@linux
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda s: s.name)
def test_an_interrupted_session_leaves_nothing(tmp_path, how):
    program = tmp_path / "x.py"
    marker = f"31536000{how.value}"
    program.write_text(f"import os; os.fork() or os.setsid(); os.execlp('sleep', 'sleep', '{marker}')")
    code = (
        "import sys; from pathlib import Path; from harness.run import *\n"
        f"with Runner(1) as r: r.run(Request(Path({str(program)!r}), 'python x.py'))"
    )
    session = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
    wait_for(lambda: len(processes(f"sleep {marker}")) == 2)
    os.kill(session.pid, how)
    session.wait(20)
    wait_for(lambda: not processes(f"sleep {marker}"))


def wait_for(true, seconds=20):
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)
