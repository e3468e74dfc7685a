"""What pages claim of costs holds here and now, however busy the machine is, in most repetitions."""

import json
import subprocess
import sys

import pytest

from costs import cost


@pytest.fixture(scope="module")
def measured():
    """The ratios of all parts that this machine can measure, one of each repetition.

    By the program as readers run it: in the process of pytest, children import pytest and share its memory.
    """
    command = [sys.executable, cost.__file__, "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return cost.ratios(json.loads(done.stdout)["parts"])


@pytest.mark.parametrize("name", [name for name, ratio in cost.RATIOS.items() if ratio[3]])
def test_ratio_is_as_large_as_claimed(measured, name):
    _, above, below, least = cost.RATIOS[name]
    if name not in measured:
        pytest.skip("not measured on this system")
    median = sorted(measured[name])[cost.REPETITIONS // 2]
    assert median > least, f"{above} / {below} is {median:.2g}; the pages claim more than {least:g}"
