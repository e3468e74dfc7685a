"""Mutants are run, as root where the tests are: none may reach beyond the processes of its own program."""

import ast

import pytest

from harness.examples import named
from harness.paths import ROOT
from tools import mutants
from tools.mutations import MUTATIONS, QUIET, Mutant


def test_no_mutant_restricts_another_process():
    source = "import os\n\nos.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
    broken = [
        text for mutate in (MUTATIONS | QUIET).values() for _, text in mutate(ast.parse(source), source)
    ]
    assert broken == []


def test_a_module_is_judged_by_the_programs_that_import_it(tmp_path):
    """Run by itself it prints nothing, whatever is broken in it."""
    (module,) = named(ROOT, ["supervise/retrying"])
    assert [example.name for example in mutants.showing(module)] == ["supervise/retrying", "supervise/poison"]
    mutant = Mutant(module, "join_removed", 40, 0, "broken = True\n")
    program = mutant.write(tmp_path, mutants.showing(module)[1])
    assert program.name == "poison.py" and program.with_name("retrying.py").read_text() == mutant.source


def test_every_survivor_that_is_listed_is_there():
    if gone := list(mutants.stale()):
        pytest.fail("\n".join(map(str, gone)), pytrace=False)


LISTED = """\
chance = []
[[survivor]]
mutants = [
  "fifo:12:message_dropped",
  "fifo:1:message_dropped",
  "fifo:12:misspelt",
  "none:2:join_removed",
]
[idle]
fifo = "why"
no_check = "why"
"""


def test_a_survivor_that_is_gone_is_told(project):
    (project / mutants.SURVIVORS).write_text(LISTED)
    assert [str(fault).partition(" any")[0] for fault in mutants.stale(project)] == [
        "tools/survivors.toml:11: there is no no_check",
        "tools/survivors.toml:5: there is no fifo:1:message_dropped",
        "tools/survivors.toml:6: there is no fifo:12:misspelt",
        "tools/survivors.toml:7: there is no none:2:join_removed",
    ]
