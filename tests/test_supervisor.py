"""Whatever a program does, its run ends within its limits and leaves nothing behind."""

import itertools
import os
import re
import sys
from concurrent.futures import CancelledError
from multiprocessing import shared_memory
from pathlib import Path

import pytest

from harness.run import Request, Runner
from harness.system import LINUX, TERMINAL, WITHOUT
from tests.processes import processes

linux = pytest.mark.skipif(not LINUX, reason="processes are known through /proc, on Linux")
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")
numbers = itertools.count()  # each run is made anew


def request(source, command="python x.py", **more):
    return Request(Path("x.py"), command, source=source, again=next(numbers), **more)


@pytest.fixture(scope="module")
def runner():
    with Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def as_elsewhere():
    """A runner that knows of processes what can be known on macOS."""
    with Runner(2, WITHOUT | {"linux"}) as runner:
        yield runner


HANGS = "it hangs: nothing of it has moved for 5 s"
KILLS = "import os, signal, time; os.kill(os.getppid(), signal.SIG{}); time.sleep(600)"
STOPPED = {
    "flood": ("while True: print('x' * 1000)", "it printed more than 1 MB"),
    "full disk": (
        "for n in range(1000): open(f'{n}', 'wb').write(b'x' * (1 << 20))",
        "it wrote more than 128 MB of files",
    ),
    "hang": ("import threading; threading.Event().wait()", HANGS),
    "silent hang": ("import os, time; os.closerange(0, 256); time.sleep(600)", HANGS),
    "stopped": ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", HANGS),
    "fork bomb": (
        "import os, time\nwhile True:\n    if os.fork() == 0: time.sleep(60)",
        "it started more than 64 processes",
    ),
    "memory": ("x = b'x' * (5 << 29); import time; time.sleep(60)", "it took more than 2 GB of memory"),
    **{
        f"SIG{name} to its parent": (
            KILLS.format(name),
            f"the process that watches it was killed by signal {number}",
        )
        for name, number in {"KILL": 9, "TERM": 15, "INT": 2, "STOP": 9}.items()
    },
}


ANYWHERE = ("flood", "full disk")  # the others are limited by what /proc shows


DAEMON = """\
import os, signal, time
read, write = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        {then}
        os.write(write, b"x")
        os.execve("/bin/sleep", ["sleep", "{seconds}"], {{}})
    os._exit(0)
os.read(read, 1)
"""


BUSY = "import time; ends = time.monotonic() + 5.5\nwhile time.monotonic() < ends: pass\nprint('done')"
SECONDS = 31536000 + os.getpid()  # known by no other session's tests
HIDDEN = SECONDS + 1


@pytest.fixture(scope="module", autouse=True)
def slow(runner, as_elsewhere):
    """Runs that take their time, begun before the first test and asked for by the last ones, by name."""
    names = STOPPED if LINUX else ANYWHERE
    runs = {name: runner.submit(request(STOPPED[name][0])) for name in names}
    if LINUX:
        runs["busy"] = as_elsewhere.submit(request(BUSY))
        runs["daemon"] = as_elsewhere.submit(request(DAEMON.format(then="pass", seconds=HIDDEN)))
    return runs


@pytest.fixture
def run(runner):
    return lambda *args, **more: runner.run(request(*args, **more))


@pytest.mark.skipif(not TERMINAL, reason="needs a terminal")
def test_speaks_to_a_terminal(run):
    seen = run("import sys; print(sys.stdout.isatty(), sys.stdin.read() == '')")
    assert seen.transcript == "$ python x.py\nTrue True\n" and seen.status == 0 and not seen.stopped


def test_a_pipe_serves_where_there_is_no_terminal():
    source = (
        "import sys, os; print(sys.stdout.isatty()); sys.stdout.flush()\n"
        "print('said before the end', flush=False); os._exit(0)"
    )
    with Runner(1, WITHOUT | {"terminal"}) as runner:
        assert runner.run(request(source)).said == "False\nsaid before the end"


@posix
def test_tells_the_exit_status_as_a_shell_does(run):
    assert run("import os; os.kill(os.getpid(), 15)").status == 128 + 15


def test_nothing_of_our_own_environment_gets_in(monkeypatch):
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    with Runner(1) as runner:
        seen = runner.run(request("import os; print(os.environ.get('PYTHONUNBUFFERED'))"))
    assert seen.said == "None"


@pytest.mark.parametrize(
    "method", ["spawn", pytest.param("fork", marks=posix), pytest.param("forkserver", marks=posix)]
)
def test_imposes_a_start_method(run, method):
    seen = run(
        "import multiprocessing as m\nif __name__ == '__main__':\n"
        "    print(m.get_start_method(), m.current_process().name)\n"
        "    p = m.Process(target=print, args=(1,)); p.start(); p.join()",
        method=method,
    )
    assert seen.said.splitlines() == [f"{method} MainProcess", "1"]


@linux
def test_names_and_ends_a_daemon(run):
    seen = run(DAEMON.format(then="os.closerange(0, write)", seconds=SECONDS))
    assert [f"sleep {SECONDS}" in thing for thing in seen.left] == [True]
    assert processes(f"sleep {SECONDS}") == []


LEFT = {
    "a file": ("open('log', 'w').close()", "the file log"),
    "a temporary file": ("import tempfile; tempfile.mkstemp(prefix='tmp')", "the temporary file tmp"),
    "a folder that cannot be read": ("import os; os.makedirs('a/b'); os.chmod('a', 0)", "the file a"),
    "no folder at all": ("import os, shutil; shutil.rmtree(os.getcwd())", ""),
    "its own folder, closed": ("import os; os.chmod('.', 0)", ""),
    "a link in place of its own folder": (
        "import os; os.makedirs('../o/f'); os.remove('x.py'); os.rmdir('../x'); os.symlink('o', '../x')",
        "",
    ),
    "a FIFO": ("import os; os.mkfifo('f')", "the file f"),
    "a link": ("import os; os.symlink(os.path.expanduser('~'), 'link')", "the file link"),
}


@posix
@pytest.mark.parametrize("what", LEFT)
def test_names_and_removes_what_a_run_leaves(what):
    source, left = LEFT[what]
    with Runner(1) as runner:  # one folder for both runs
        seen = runner.run(request(source + "\nprint('ends')"))
        assert (seen.said, seen.status, seen.stopped) == ("ends", 0, "")
        assert (left in seen.left[0]) if left else seen.left == ()
        assert runner.run(request("import os; print(os.listdir('.'))")).said == "['x.py']"


SHARED = """\
from multiprocessing import Semaphore, resource_tracker, set_start_method, shared_memory
set_start_method("spawn")
block = shared_memory.SharedMemory(create=True, size=8)
gone = shared_memory.SharedMemory(create=True, size=8)
gone.close()
gone.unlink()
semaphore = Semaphore()
import os
print(block.name, semaphore._semlock.name, f"sem.{os.getpid():06}")
resource_tracker.unregister(block._name, "shared_memory")
resource_tracker.unregister(semaphore._semlock.name, "semaphore")
if os.path.isdir("/dev/shm"):  # as if it had been killed while it made the semaphore
    os.link("/dev/shm/sem." + semaphore._semlock.name[1:], f"/dev/shm/sem.{os.getpid():06}")
try:
    shared_memory.SharedMemory(block.name, create=True, size=8)
except FileExistsError:
    os._exit(0)
"""


@posix
@pytest.mark.parametrize("without", ["", "unshare", "linux"])
def test_names_and_removes_its_own_shared_memory_only(without):
    """Where /dev/shm is the run's own, in a container that cannot have one, and as on macOS."""
    of_others = shared_memory.SharedMemory(create=True, size=8)
    try:
        with Runner(1, WITHOUT | {without} - {""}) as runner:
            seen = runner.run(request(SHARED))
            block, semaphore, unfinished = seen.said.split()
            left = {thing for thing in seen.left if not re.search(r"semaphore /\d+$", thing)}
            assert left == {f"the shared memory /{block}", f"the semaphore {semaphore}"}
            again = f"from multiprocessing.shared_memory import *; SharedMemory({block!r})"
            assert "FileNotFoundError" in runner.run(request(again)).said
        shared_memory.SharedMemory(of_others.name).close()
        assert not Path("/dev/shm", unfinished).exists()
    finally:
        of_others.close()
        of_others.unlink()


def test_what_is_no_text_is_shown_as_what_it_is(run):
    assert run(r"import os; os.write(1, b'\xff\xfe\0 ok\n')").said == r"\xff\xfe\x00 ok"
    assert run("").transcript == "$ python x.py\n"


def test_an_interpreter_that_cannot_start(run, tmp_path):
    assert "it could not be run" in run("print(1)", python=str(tmp_path / "no-python")).stopped


def test_a_command_that_is_none(run):
    assert run("print(1)", "timeout soon python x.py").stopped.startswith(
        "it could not be run: could not convert"
    )


class Unreadable(str):
    def __reduce__(self):
        return int, ("no number",)


def test_a_request_that_cannot_be_read(run):
    assert "which is a fault of the harness" in run(Unreadable("print(1)")).stopped
    assert run("print('the next run goes on')").said == "the next run goes on"


def test_a_runner_that_is_closed_starts_nothing():
    """One that came too late would be ended by nobody, and pytest would wait for it."""
    runner = Runner(1)
    runner.__exit__()
    with pytest.raises(CancelledError):
        runner._run(request("print(1)"))


def test_timeout_means_alive_and_at_rest(run):
    seen = run("print('waits'); import time; time.sleep(60)", "timeout 1 python x.py")
    assert (seen.status, seen.said, seen.stopped) == (124, "waits", "")
    assert run("print('ends')", "timeout 1 python x.py").status == 0


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ANYWHERE else linux) for name in STOPPED]
)
def test_is_stopped(slow, run, name):
    seen = slow[name].result()
    assert STOPPED[name][1] in seen.stopped and seen.seconds < seen.request.limit
    assert run("print('the next run goes on')").said == "the next run goes on"


def test_is_ended_by_a_text_that_it_prints(run):
    seen = run("import time; print('enough of it'); time.sleep(60)", until="enough")
    assert seen.stopped == "it printed 'enough'" and seen.said == "enough of it" and seen.seconds < 30


@linux
def test_what_nobody_sees_holds_no_run_up(slow, as_elsewhere):
    """A busy program does not hang, and a daemon that nobody can end does not keep its run."""
    left, busy = slow["daemon"].result().left, slow["busy"].result()
    for pid in processes(f"sleep {HIDDEN}"):
        os.kill(pid, 9)
    assert left == ("a process that holds its output open",)
    assert busy.said == "done" and not busy.stopped
    assert as_elsewhere.run(request("print('the next run goes on')")).said == "the next run goes on"
