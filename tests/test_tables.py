"""Code in a cell breaks between the parts of a name, and nowhere else."""

import pytest

from hooks.tables import breakable


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("parent_process()", "parent_|process()"),
        ("ConnectionResetError", "Connection|Reset|Error"),
        ("_pickle.PicklingError", "_pickle.|Pickling|Error"),
        ("queue.Queue(maxsize=100)", "queue.|Queue(|maxsize=|100)"),
        ("__main__", "__main__"),
        ("os._exit(1)", "os.|_exit(1)"),
        ("PID &lt;lambda&gt;", "PID &lt;lambda&gt;"),
    ],
)
def test_joints(code, broken):
    cell = f"<tr><td>See <code>{code}</code>.</td></tr>"
    assert breakable(cell) == cell.replace(code, broken.replace("|", "<wbr>"))


@pytest.mark.parametrize(
    "elsewhere",
    ["<p><code>parent_process()</code></p>", "<td>parent_process</td><th><code>os.getpid()</code></th>"],
)
def test_elsewhere(elsewhere):
    assert breakable(elsewhere) == elsewhere
