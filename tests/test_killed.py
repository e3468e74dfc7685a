"""Whoever is killed while a program runs, nothing of the run is left: no process, folder, shared memory."""

import itertools
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from harness.paths import ROOT
from harness.system import LINUX
from tests.processes import processes, wait_for

pytestmark = pytest.mark.skipif(not LINUX, reason="processes are known through /proc, on Linux")

numbers = itertools.count()
# Four processes: the program, a child in its group, and two orphans in a session of their own, of which one
# was told nothing of our environment.
PROGRAM = """\
import os, sys
from multiprocessing import get_context, resource_tracker
semaphore = get_context("spawn").Semaphore()
resource_tracker.unregister(semaphore._semlock.name, "semaphore")
if os.fork() == 0:
    os.setsid()
    for environment in os.environ, {{}}:
        if os.fork() == 0:
            os.execve("/bin/sleep", ["sleep", "{marker}"], environment)
    os._exit(0)
os.wait()
os.fork()
os.execvp("sleep", ["sleep", "{marker}"])
"""
SESSION = """\
import sys
from pathlib import Path
from harness.run import Request, Runner
with Runner(1, sys.argv[2:]) as runner:
    run = runner.run(Request(Path("x.py"), "python x.py", source=sys.argv[1]))
    print(run.stopped)
"""


@pytest.fixture
def start():
    """Start a session that makes a run; it, the command line of the four processes, its temporary folder."""
    started, folder = [], Path(tempfile.mkdtemp(dir="/tmp"))  # short, or it would not be used

    def start(*without):
        marker = f"sleep 3153{os.getpid():07}{next(numbers):02}"
        session = subprocess.Popen(
            [sys.executable, "-c", SESSION, PROGRAM.format(marker=marker.removeprefix("sleep ")), *without],
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(session)
        wait_for(lambda: len(processes(marker)) == 4)
        return session, marker, folder

    yield start
    for session in started:
        session.kill()
        session.communicate()
    folder.rmdir()


def left(marker, folder):
    """What is left of a run, in words."""
    return [*processes(marker), *processes("harness.", str(folder)), *folder.iterdir()]


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGKILL", "SIGHUP"])
def test_a_session(start, how):
    killed, marker, folder = start()
    os.kill(killed.pid, signal.Signals[how])
    killed.wait(20)
    wait_for(lambda: not left(marker, folder))


@pytest.mark.parametrize("who", ["supervisor", "keeper"])
def test_one_of_those_that_watch(start, who):
    waits, marker, folder = start()
    (pid,) = processes(f"harness.{who}", str(folder))
    os.kill(pid, signal.SIGKILL)
    assert (
        "was killed by signal 9: by the program itself, or from outside" in waits.communicate(timeout=20)[0]
    )
    wait_for(lambda: not left(marker, folder))  # a supervisor ends by itself when its keeper is gone


def test_supervisor_in_a_container(start):
    """There the name of the semaphore is known by the log alone."""
    waits, marker, folder = start("unshare")
    (log,) = folder.glob("mbe-*/log")
    name = next(line for line in log.read_text().splitlines() if "made semaphore" in line).split()[-1]
    semaphore = Path("/dev/shm") / f"sem.{name[1:]}"
    assert semaphore.exists()
    os.kill(processes("harness.supervisor", str(folder))[0], signal.SIGKILL)
    waits.communicate(timeout=20)
    assert left(marker, folder) == [] and not semaphore.exists()


def test_all_of_those_that_watch(start):
    """Nobody is above the run then; it is found by its environment, so an orphan without that stays."""
    waits, marker, folder = start()
    for pid in processes("harness.", str(folder)):
        os.kill(pid, signal.SIGSTOP)
    for pid in processes("harness.", str(folder)):
        os.kill(pid, signal.SIGKILL)
    waits.communicate(timeout=20)
    unknown = processes(marker)
    assert len(unknown) == 1 and list(folder.iterdir()) == []
    os.kill(unknown[0], signal.SIGKILL)
