"""What the commands of tools/ take for names, say while they run, and do when they are stopped."""

import os
import re
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from conftest import find_tests
from harness import examples
from harness.paths import ROOT
from tests.small import alone
from tools import systems
from tools.commands import Progress


@pytest.mark.parametrize(
    "text",
    [
        "queues/fifo",
        "queues/fifo.py",
        "examples/queues/fifo.py",
        "queues\\fifo",
        ".\\examples\\queues\\fifo.out",
        "./queues/fifo",
        str(ROOT / "examples/queues/fifo.py"),
    ],
)
def test_ways_to_name_an_example(text):
    assert [example.name for example in examples.named(ROOT, [text])] == ["queues/fifo"]


def test_a_part_of_a_name_means_all_that_have_it():
    assert len(examples.named(ROOT, ["queues/"])) > 10
    assert examples.named(ROOT, []) == examples.find(ROOT)


def test_a_name_that_is_none():
    with pytest.raises(ValueError, match="there is no example 'queues/fito'; there is queues/fifo"):
        examples.named(ROOT, ["queues/fito.py"])


@pytest.mark.parametrize(
    ("word", "tests"),
    [
        (
            "examples/reading/fails.py",
            ["docs/zh/reading.md::reading/fails", "docs/en/reading.md::reading/fails"],
        ),
        ("docs/en/reading.md", ["docs/en/reading.md"]),
        ("examples/no_such.py", ["examples/no_such.py"]),
    ],
)
def test_a_program_selects_its_tests(word, tests, monkeypatch):
    monkeypatch.chdir(ROOT)
    found = [Path(test).as_posix().removeprefix(f"{ROOT.as_posix()}/") for test in find_tests(word)]
    assert sorted(found) == sorted(tests)


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_one_line_on_a_terminal_and_nothing_elsewhere(capsys, terminal):
    progress, future = Progress(2), Future()
    progress.shown = terminal
    future.set_result(None)
    progress.wait("queues/fifo", [future])
    progress.wait("queues/fifo", [future])
    err = capsys.readouterr().err
    assert "\n" not in err and ("queues/fifo: 1 of 2 runs, some 0 s more" in err) == terminal
    assert terminal or err == ""


def below(folder):
    """The processes that stand in a folder."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if link.resolve().is_relative_to(folder):
                found.append(link.parent.name)
        except OSError:  # it has just ended
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("words", ["record fifo", "matrix --check", "stress", "mutants", "drift"])
def test_ctrl_c_ends_a_command_in_one_line(project, words):
    command, *options = words.split()
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # nohup has it ignored, by children too
    started = subprocess.Popen(
        [sys.executable, "-u", "-m", f"tools.{command}", *options],
        cwd=project,
        env=alone(project),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, heard)
    if command != "mutants":  # which prints nothing before its first result
        assert started.stdout.readline().startswith(f"{command}: ")
    while len(below(project)) < 3:  # the command, and supervisors
        assert started.poll() is None, started.communicate()
    os.killpg(started.pid, signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert (started.returncode, err) == (130, f"\n{command}: stopped; what was written is whole\n"), out
    while below(project):
        pass


def test_what_is_left_out_in_a_container_is_there_and_starts_no_example():
    for test in systems.SAME_EVERYWHERE:
        file, _, name = test.partition("::")
        text = (ROOT / file).read_text("utf-8")
        assert f"def {name}(" in text if name else not re.search(r"shared_run|\bRunner\b|tests\.small", text)
