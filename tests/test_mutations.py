"""Mutants are run, as root where the tests are: none may reach beyond the processes of its own program."""

import ast

from tools.mutations import MUTATIONS, QUIET


def test_no_mutant_restricts_another_process():
    source = "import os\n\nos.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
    broken = [
        text for mutate in (MUTATIONS | QUIET).values() for _, text in mutate(ast.parse(source), source)
    ]
    assert broken == []
