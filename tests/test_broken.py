"""No fault of one file takes the rest down: the commands run over a small project full of broken files."""

import re
import shutil
from pathlib import Path

import pytest

from book import proof
from tests.small import run, show

SITE = Path(__file__).parent / "site"
FIFO = (SITE / "fifo.py").read_text("utf-8")
# The example's name, what its program is, and the one line that each command says of it.
BROKEN = {
    "syntax": (
        FIFO + "def\n",
        r"examples/syntax\.py:24: Python 3\.\d+, which runs the tools, cannot read it: ",
    ),
    "newer": (
        FIFO + "match 1:\n    case 1:\n        pass\n",
        r"newer\.py:\d+: Python 3\.9 cannot read it: .*write it",
    ),
    "latin": (
        FIFO.encode() + b"# \xe9\n",
        r"examples/latin\.py:24: is not UTF-8: it has the byte 0xe9 here; save",
    ),
    "marked": (
        b"\xef\xbb\xbf" + FIFO.encode(),
        r"examples/marked\.py:1: begins with a byte order mark; save it",
    ),
    "zeros": (b"\0\0\0", r"examples/zeros\.py:1: .*cannot read it: .*null bytes"),
    "empty": ("", r"examples/empty\.py:1: is empty; write the program, or remove the file"),
    "folder": (None, r"examples/folder\.py:1: cannot be read: Is a directory"),
    "Capital": (
        FIFO,
        r"examples/Capital\.py:1: a name has small letters, digits and _ only; name it capital\.py",
    ),
    "queue": (FIFO, r"examples/queue\.py:1: is named like a module of the standard library"),
    "thing.v2": (FIFO, r"examples/thing\.v2\.py:1: a name has .* only; name it thing_v2\.py, say"),
    "unread": (FIFO, r"examples/unread\.out:1: is not UTF-8: it has the byte 0xff here; save it as UTF-8"),
}
LEFT_LYING = [
    "fifo.py.orig",
    ".fifo.py.swp",
    "fifo.py~",
    ".DS_Store",
    "#fifo.py#",
    "fifo.out.bak",
    "Thumbs.db",
]


def failures(project):
    """Run the tests; the names of those that fail and the messages of all."""
    ran = run(project, "pytest", "--quiet", "-p", "no:cacheprovider")
    assert "INTERNALERROR" not in ran.stdout and "Traceback" not in ran.stdout, ran.stdout
    return re.findall(r"^FAILED (\S+)", ran.stdout, re.MULTILINE), ran.stdout


def test_each_broken_example_is_said_once_and_the_others_run(project):
    for name, (program, _) in BROKEN.items():
        file = project / "examples" / f"{name}.py"
        if program is None:
            file.mkdir()
        else:
            file.write_bytes(program if isinstance(program, bytes) else program.encode())
        out = (project / "examples/fifo.out").read_text().replace("fifo", name)
        (project / f"examples/{name}.out").write_text(out)
    (project / "examples/unread.out").write_bytes(b"$ python unread.py\xff\n")
    for name in LEFT_LYING:
        (project / "examples" / name).write_text("import nothing\n")
    (project / "examples/.#fifo.py").symlink_to("nowhere")
    show(project, "fifo", *BROKEN)

    failed, text = failures(project)
    assert sorted(failed) == sorted(f"docs/en/page.md::{name}" for name in BROKEN)
    messages = re.findall(r"^examples/.*:\d+: .*", text, re.MULTILINE)
    recorded = run(project, "tools.record", *BROKEN)
    matrix = run(project, "tools.matrix", "--check")
    assert recorded.returncode == matrix.returncode == 1
    for _, expected in BROKEN.values():
        for where in (messages, recorded.stderr.splitlines(), matrix.stdout.splitlines()):
            assert len([line for line in where if re.search(expected, line)]) == 1, (expected, where)
    assert "Traceback" not in recorded.stderr + matrix.stderr
    assert f"matrix: {len(BROKEN) + 1} examples, 1 interpreters; {len(BROKEN)} wrong; 3 runs" in matrix.stdout


def test_a_broken_page_is_said_once(project):
    (project / "docs/zh/broken.md").write_bytes(b"# \xff { #page }\n")
    shutil.copyfile(project / "docs/en/page.md", project / "docs/en/broken.md")
    failed, text = failures(project)
    assert failed == ["tests/test_consistency.py::test_the_site_agrees_with_itself"]
    assert re.findall(r"^docs/.*", text, re.MULTILINE) == [
        "docs/zh/broken.md:1: is not UTF-8: it has the byte 0xff here; save it as UTF-8"
    ]


@pytest.mark.parametrize("text", ["{", None], ids=["broken", "missing"])
def test_a_broken_proof_is_said_once(project, text):
    file = project / proof.FILE
    file.unlink()
    if text:
        file.write_text(text)
    failed, printed = failures(project)
    assert failed == ["tests/test_consistency.py::test_the_site_agrees_with_itself"]
    (fault,) = re.findall(r"^examples/.*", printed, re.MULTILINE)
    assert re.match(r"examples/proof\.json:1: cannot be read: .*; nox -s matrix makes it anew$", fault)
    assert run(project, "tools.record", "fifo").stderr == f"{fault}\nfifo: not recorded\n"
    assert run(project, "tools.matrix", "fifo").stderr == f"matrix: {fault}\n"
    anew = run(project, "tools.matrix")
    assert anew.returncode == 0, anew.stdout + anew.stderr
    assert failures(project)[0] == []
