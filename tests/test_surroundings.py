"""Runs are the same wherever they are started: under nohup, in any temporary folder, on any system."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from harness import stacks, system, tidy
from harness.examples import Example
from harness.fault import FaultError
from harness.imports import beside
from harness.paths import ROOT
from harness.run import Request, Runner

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and symbolic links")
if sys.platform != "win32":
    SIGNALS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)
INHERITED = """\
import os, resource, signal
ignored = [s.name for s in signal.valid_signals() if signal.getsignal(s) is signal.SIG_IGN]
print(sorted(ignored), signal.pthread_sigmask(signal.SIG_BLOCK, []), oct(os.umask(0)))
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
try:
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()
except KeyboardInterrupt:
    print("interrupted")
"""


def run(source, **more):
    with Runner(1) as runner:
        return runner.run(Request(Path("x.py"), "python x.py", source=source, **more))


@pytest.fixture
def ignoring():
    """As nohup and a shell that is not interactive start their commands."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def blocking():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    umask = os.umask(0o077)
    yield
    os.umask(umask)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


@posix
@pytest.mark.parametrize("surroundings", ["ignoring", "blocking"])
def test_signals_are_as_after_a_login(request, surroundings):
    request.getfixturevalue(surroundings)
    assert run(INHERITED).said.splitlines() == ["['SIGPIPE', 'SIGXFSZ'] set() 0o22", "0", "interrupted"]


FAILS = """\
from multiprocessing import Manager
if __name__ == "__main__":
    with Manager() as manager:
        print(manager.list([1]))
    manager.list()
"""


@pytest.mark.parametrize(
    "name",
    [
        "plain",
        "多进程",
        "with space",
        pytest.param("link", marks=posix),
        pytest.param("l" * 100, marks=posix),
    ],
)
def test_any_temporary_folder_serves(tmp_path, monkeypatch, name):
    """A Manager has its socket there, and what a traceback says of that folder is not shown."""
    short = Path(tempfile.mkdtemp(dir="/tmp" if os.name == "posix" else None))
    folder = short / name
    if name == "link":
        (short / "to").mkdir()
        folder.symlink_to(short / "to")
    else:
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    try:
        seen = run(FAILS, method="spawn")
        assert seen.said.splitlines()[:3] == [
            "[1]",
            "Traceback (most recent call last):",
            '  File "x.py", line 5, in <module>',
        ]
        assert not seen.left and list(folder.iterdir()) == []
    finally:
        tidy.remove(short)


def test_a_full_disk_is_one_line(monkeypatch):
    monkeypatch.setattr(tidy, "LEAST_FREE", 1 << 60)
    with pytest.raises(OSError, match=r"the temporary folder .+ is full: make room, or set TMPDIR"):
        run("print(1)")


# What is missing on Windows is taken away before our modules are imported.
WINDOWS = """\
import concurrent.futures, doctest, importlib, json, multiprocessing, os, pathlib, pickle, runpy, shutil
import signal, subprocess, sys, tempfile, tomllib
import pytest, sybil
for name in "resource fcntl pwd grp termios tty pty _posixshmem".split():
    sys.modules[name] = None
POSIX = "fork killpg getuid geteuid getgid openpty sysconf sched_getaffinity wait WNOHANG WUNTRACED"
for name in POSIX.split():
    delattr(os, name)
for name in "SIGKILL SIGSTOP SIGHUP SIGQUIT SIGCHLD pthread_sigmask pause".split():
    delattr(signal, name)
sys.platform = "win32"
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_all_modules_can_be_imported_on_windows():
    rooms = ("harness", "learner", "doctor", "watcher", "book", "finish", "tools")
    files = [path for room in rooms for path in (ROOT / room).glob("*.py")]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files if path.stem != "linux"]
    done = subprocess.run(
        [sys.executable, "-c", WINDOWS, "conftest", *sorted(names)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_programs_that_are_run_by_their_name_are_there_too(tmp_path):
    program = tmp_path / "two_machines.py"
    program.write_text('CLIENT = "python -u client.py 60s"\nWORKER = "python -m dask worker"\n', "utf-8")
    (tmp_path / "client.py").write_text("from work import task\n", "utf-8")
    (tmp_path / "work.py").write_text("def task(): pass\n", "utf-8")
    (tmp_path / "dask.py").write_text("", "utf-8")
    assert [path.name for path in beside(program)] == ["client.py", "work.py"]


@pytest.mark.parametrize(
    ("program", "module", "takes"),
    [
        ("from work import run\n", "from multiprocessing import Process\n", True),
        ("from work import run\n", "from multiprocessing import get_context\n", False),
        ("from work import run\n", "import os\n", False),
        ('say("python work.py")\n', "from multiprocessing import Process\n", False),
    ],
)
def test_a_start_method_is_imposed_where_an_imported_module_starts_processes(
    tmp_path, program, module, takes
):
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples/thing.py").write_text(program, "utf-8")
    (tmp_path / "examples/work.py").write_text(module, "utf-8")
    assert Example(tmp_path / "examples", "thing").takes_a_method is takes


def test_an_imported_module_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples/thing.py").write_text("from work import run\n", "utf-8")
    (tmp_path / "examples/work.py").write_text("def run(:\n", "utf-8")
    with pytest.raises(FaultError, match=r"examples/work\.py:1"):
        assert Example(tmp_path / "examples", "thing").takes_a_method


@pytest.mark.parametrize("lacking", ["linux", "unshare"])
def test_a_system_that_is_said_to_lack_them_has_no_namespaces(monkeypatch, lacking):
    made = SimpleNamespace(returncode=0)
    monkeypatch.setattr(system, "WITHOUT", set())
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: made)
    assert system.has_namespaces.__wrapped__()
    monkeypatch.setattr(system, "WITHOUT", {lacking})
    assert not system.has_namespaces.__wrapped__()
    assert not system.has_quota.__wrapped__()


@posix
def test_a_command_that_is_here_and_does_not_start_is_no_python(tmp_path, monkeypatch):
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert not system.starts("python3.13")
    shim.write_text("#!/bin/sh\n", "utf-8")
    assert system.starts("python3.13")


@posix
def test_a_stack_is_read_when_all_of_it_is_written(tmp_path, monkeypatch):
    file = tmp_path / "4242"
    file.write_text("Current thread", "utf-8")

    def go_on(_):
        file.write_text("Current thread 0x1", "utf-8")

    monkeypatch.setattr(stacks, "time", SimpleNamespace(monotonic=time.monotonic, sleep=go_on))
    assert stacks.stacks(1 << 30, tmp_path) == ("Current thread 0x1",)
